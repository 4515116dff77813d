package dev.frontrow.chat.engine.ring;

import dev.frontrow.chat.wire.EventEncoding;

/**
 * Which segment of a log, and in what encoding.
 *
 * @param number segments are counted from the beginning of the log, from 0
 */
record SegmentKey(EventEncoding encoding, long number) {}
