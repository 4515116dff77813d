package dev.frontrow.chat.observe;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Implemented by hosts who want counters, traces or analytics. Every method does nothing unless overridden.
 *
 * <p>Called from the library's own threads and from those of requests, several at once; must not block. What it throws
 * is logged and felt by nobody.
 */
public interface ChatObserver {

    /** A message was committed. */
    default void accepted(ChatMessage message) {}

    /** A send or an action was refused. */
    default void refused(RoomId room, UserId user, RefusalCode code) {}

    /** An action was committed. */
    default void moderated(AuditEntry entry) {}

    /** A batch was committed: so many entries in one store call that took so long. */
    default void committed(RoomId room, int entries, Duration took) {}

    /** A stream was opened. */
    default void opened(RoomId room, UserId user) {}

    /**
     * A stream ended. {@link dev.frontrow.chat.Chat#viewers} no longer counts it then;
     * {@link dev.frontrow.chat.Chat#streams} does until this has returned, unless a newer stream of the same user took
     * its place.
     */
    default void closed(RoomId room, UserId user, CloseReason reason) {}

    /**
     * Something the host supplied threw or was too slow; or it was busy, and was not asked or told what nobody comes
     * back to ask or tell again. The library logs it too, see docs/operations.md.
     *
     * @param what which part: {@code gate}, {@code gate/…} with the name of a leaf, {@code facts}, {@code directory},
     *     {@code filter}, {@code limiter}, {@code store} or {@code backplane}
     * @param room in which room, or null where it was about none or about many
     */
    default void hostFailed(String what, @Nullable RoomId room, Throwable failure) {}

    /**
     * A request failed by a defect of the chat itself, and was answered with {@code internal}. The library logs it too.
     *
     * @param instance names this occurrence: the {@code instance} of the answer, and the same in the log
     * @param room in which room, or null where that is not known
     */
    default void failed(String instance, @Nullable RoomId room, Throwable failure) {}
}
