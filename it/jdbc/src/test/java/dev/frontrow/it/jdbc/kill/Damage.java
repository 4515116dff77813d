package dev.frontrow.it.jdbc.kill;

/** What can be wrong with a history. */
enum Damage {
    /** Acknowledged, and not there. */
    LOST,
    /** Sent once, or again under the same key, and there more than once. */
    DOUBLED,
    /** There, and sent by nobody. */
    INVENTED,
    /** There, at another place or with another id than was told. */
    MOVED,
    /** The places are not 1, 2, 3 … n. */
    NOT_DENSE,
    /** Not in the order of its places. */
    DISORDERED
}
