package dev.frontrow.it.jdbc.kill;

/**
 * What history shows.
 *
 * @param text what it says
 * @param seq its place in the log
 * @param id its id
 */
record Stored(String text, long seq, String id) {}
