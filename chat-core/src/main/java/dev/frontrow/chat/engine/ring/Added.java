package dev.frontrow.chat.engine.ring;

/**
 * How much was ever put into a ring: the difference of two of them is what was added in between.
 *
 * @param entries how many entries
 * @param bytes the sizes of their events, as the ring counts them
 */
public record Added(long entries, long bytes) {}
