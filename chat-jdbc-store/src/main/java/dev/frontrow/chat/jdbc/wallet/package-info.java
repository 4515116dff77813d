/** A wallet for hosts that have none: balances with a ledger. */
@NullMarked
package dev.frontrow.chat.jdbc.wallet;

import org.jspecify.annotations.NullMarked;
