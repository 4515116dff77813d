/**
 * What a caller can ask of a chat, besides sending: moderation, reading, streams, what the host says, erasure. Not
 * exported.
 */
@NullMarked
package dev.frontrow.chat.engine.service;

import org.jspecify.annotations.NullMarked;
