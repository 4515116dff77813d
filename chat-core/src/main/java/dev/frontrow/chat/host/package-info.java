/**
 * Who and where: the host's rooms and people, and the one interface through which the library asks the host about them.
 */
@NullMarked
package dev.frontrow.chat.host;

import org.jspecify.annotations.NullMarked;
