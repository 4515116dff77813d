/** What a chat is made of at run time, wired together. Not exported. */
@NullMarked
package dev.frontrow.chat.engine;

import org.jspecify.annotations.NullMarked;
