package dev.frontrow.chat.moderation;

/**
 * Implemented by hosts: a look at what somebody wants to say.
 *
 * <p>Called on the request's thread, many at once; may block. The text has been cleaned and its length checked. One that throws refuses the send with {@code content_blocked}.
 */
@FunctionalInterface
public interface ContentFilter {

    /** May this be shown? */
    Verdict review(ContentRequest request);

    /** The filter that lets everything through. */
    static ContentFilter none() {
        return request -> Verdict.allow();
    }
}
