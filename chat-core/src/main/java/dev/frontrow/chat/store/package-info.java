/** The store SPI: one transaction per batch, dense numbers in commit order. */
@NullMarked
package dev.frontrow.chat.store;

import org.jspecify.annotations.NullMarked;
