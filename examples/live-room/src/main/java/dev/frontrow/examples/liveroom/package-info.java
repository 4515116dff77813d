/** A stream with a chat beside it, to look at and to play with: roles, a demo wallet, and the Apollo 11 landing said again by those who said it. */
@NullMarked
package dev.frontrow.examples.liveroom;

import org.jspecify.annotations.NullMarked;
