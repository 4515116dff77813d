/** The host that embeds the chat in these tests: its people, its wallet, its store, its clock. */
@NullMarked
package dev.frontrow.tck.host;

import org.jspecify.annotations.NullMarked;
