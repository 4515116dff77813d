/** What may be shown, and what staff may do: text policy, content filter, actions, sanctions, audit. */
@NullMarked
package dev.frontrow.chat.moderation;

import org.jspecify.annotations.NullMarked;
