package dev.frontrow.tck.follow;

import java.net.URI;
import java.util.function.Supplier;

/**
 * What a follower follows.
 *
 * @param stream the address of the event stream
 * @param tickets gives a ticket that is good for one connection more
 */
public record Where(URI stream, Supplier<String> tickets) {}
