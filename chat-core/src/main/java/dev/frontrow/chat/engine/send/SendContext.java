package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.store.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A draft on its way. Each stage hands on a context that knows more: the author, the limit, the clean text, the
 * message. Used by one thread.
 *
 * <p>A stage that takes something registers with {@link #onEnd} what becomes of it; all contexts of one send share that
 * list.
 */
public final class SendContext {

    private final Draft draft;
    private final InFlight.Running running;
    private final Deque<Consumer<SendEnd>> atEnd;
    private final String text;
    private final @Nullable ChatUser author;
    private final Entry.AuthorFacts facts;
    private final @Nullable RateState rate;
    private final @Nullable Sent sent;

    /** A draft that no stage has seen yet. */
    SendContext(Draft draft, InFlight.Running running) {
        this(draft, running, new ArrayDeque<>(2), draft.text(), null, Entry.AuthorFacts.NONE, null, null);
    }

    private SendContext(
            Draft draft,
            InFlight.Running running,
            Deque<Consumer<SendEnd>> atEnd,
            String text,
            @Nullable ChatUser author,
            Entry.AuthorFacts facts,
            @Nullable RateState rate,
            @Nullable Sent sent) {
        this.draft = draft;
        this.running = running;
        this.atEnd = atEnd;
        this.text = text;
        this.author = author;
        this.facts = facts;
        this.rate = rate;
        this.sent = sent;
    }

    SendContext by(ChatUser who) {
        return new SendContext(draft, running, atEnd, text, who, facts, rate, sent);
    }

    SendContext with(Entry.AuthorFacts known) {
        return new SendContext(draft, running, atEnd, text, author, known, rate, sent);
    }

    SendContext with(RateState state) {
        return new SendContext(draft, running, atEnd, text, author, facts, state, sent);
    }

    SendContext with(String otherText) {
        return new SendContext(draft, running, atEnd, otherText, author, facts, rate, sent);
    }

    /** @param repeated whether the message was there before */
    SendContext committed(ChatMessage message, boolean repeated) {
        return new SendContext(
                draft,
                running,
                atEnd,
                text,
                author,
                facts,
                rate,
                new Sent(message, Objects.requireNonNull(rate, "no limit was asked"), repeated));
    }

    /** As it was asked for. */
    Draft draft() {
        return draft;
    }

    /** Keeps the send under way until its commit is over. */
    InFlight.Running running() {
        return running;
    }

    /** What would be shown: as typed at first, then clean. */
    String text() {
        return text;
    }

    /** Who asks, as the host says now; known from the access stage on. */
    ChatUser author() {
        return Objects.requireNonNull(author, "no access was asked");
    }

    /** What the room's modes are checked against; known from the gate stage on. */
    Entry.AuthorFacts facts() {
        return facts;
    }

    /** The answer; known from the commit stage on. */
    Sent sent() {
        return Objects.requireNonNull(sent, "nothing was committed");
    }

    /** Registers what becomes of something that a stage took. It must not throw. */
    void onEnd(Consumer<SendEnd> settle) {
        atEnd.push(settle);
    }

    /** Settles what was taken, the last first. */
    void end(SendEnd how) {
        while (!atEnd.isEmpty()) {
            atEnd.pop().accept(how);
        }
    }
}
