package dev.frontrow.chat.moderation;

/**
 * Implemented by hosts: a look at what somebody wants to say.
 *
 * <p>Called from the library's filter threads (or, where {@link #mayBlock} says no, the sender's), many at once; may
 * block. The text has been cleaned and its length checked. One that throws, or takes longer than {@code filterTimeout}
 * (1 s by default, from when it is called; a send waits as long for a thread before), refuses the send with
 * {@code content_blocked}: what nobody looked at is not shown.
 *
 * <p>On those threads nothing is to be seen that a request keeps with its own: no {@code SecurityContextHolder}, no
 * bean in request scope, no {@code ThreadLocal}. The arguments say everything.
 */
@FunctionalInterface
public interface ContentFilter {

    /** May this be shown? */
    Verdict review(ContentRequest request);

    /**
     * Whether {@link #review} may wait for something: a lock, a disk, a network. One that says no answers from memory,
     * at once; it is asked on the sender's own thread and without a deadline, which saves two changes of thread a
     * message. Asked once, when the chat is built. Default: yes.
     */
    default boolean mayBlock() {
        return true;
    }

    /** The filter that lets everything through. */
    static ContentFilter none() {
        return NoFilter.INSTANCE;
    }
}
