package dev.frontrow.it.jdbc.kill;

/**
 * What a sender was told: this text has this place.
 *
 * @param text what was sent; no two sends have the same
 * @param seq the place in the log
 * @param id the id of the message
 */
record Acknowledged(String text, long seq, String id) {}
