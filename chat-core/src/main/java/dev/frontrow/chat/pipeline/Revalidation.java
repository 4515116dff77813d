package dev.frontrow.chat.pipeline;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.observe.ChatObserver;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the directory again about people who only listen: on threads of its own, few at a time, and never twice at once about the same person in the same room. A question that has
 * no answer after {@value #DEADLINE_SECONDS} seconds, its wait for a thread included, is given up; the transport asks for it again later. An answer that comes
 * all the same still counts: it is the last that the directory said.
 */
public final class Revalidation {

    private static final int DEADLINE_SECONDS = 10;

    private final BiConsumer<RoomId, UserId> ask;
    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final ChatObserver observer;
    private final Set<Question> pending = ConcurrentHashMap.newKeySet();

    /**
     * @param ask asks, and acts on the answer; may block
     * @param threads run it; may refuse when too many wait
     * @param timer ends what takes too long
     */
    Revalidation(
            BiConsumer<RoomId, UserId> ask, Executor threads, ScheduledExecutorService timer, ChatObserver observer) {
        this.ask = ask;
        this.threads = threads;
        this.timer = timer;
        this.observer = observer;
    }

    /** Has somebody asked about, without waiting for it. */
    public void start(RoomId room, UserId user) {
        Question question = new Question(room, user);
        if (pending.add(question)) {
            Asking asking = new Asking(question);
            try {
                asking.alarm = timer.schedule(asking::giveUp, DEADLINE_SECONDS, TimeUnit.SECONDS);
                threads.execute(asking);
            } catch (Throwable tooMany) { // rejected; or there is no memory for one more thread
                asking.cancel(false);
            }
        }
    }

    private record Question(RoomId room, UserId user) {}

    private final class Asking extends FutureTask<Void> {

        private final Question question;
        private volatile boolean hasBegun;
        private volatile @Nullable Future<?> alarm;

        Asking(Question question) {
            super(() -> ask.accept(question.room(), question.user()), null);
            this.question = question;
        }

        @Override
        public void run() {
            hasBegun = true;
            super.run();
        }

        @Override
        protected void done() {
            Future<?> set = alarm;
            if (set != null) {
                set.cancel(false);
            }
            pending.remove(question);
        }

        void giveUp() {
            if (cancel(true) && hasBegun) {
                observer.hostFailed(
                        "directory",
                        question.room(),
                        new TimeoutException("no answer within " + Duration.ofSeconds(DEADLINE_SECONDS)));
            }
        }
    }
}
