package dev.frontrow.chat.engine.service;

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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks the directory again about people who only listen: on threads of its own, few at a time, and never twice at once
 * about the same person in the same room. A question that has no answer after {@value #DEADLINE_SECONDS} seconds, its
 * wait for a thread included, is given up, and nothing follows from an answer that comes all the same; the transport
 * asks again later.
 */
public final class Revalidation {

    private static final int DEADLINE_SECONDS = 10;

    private final BiFunction<RoomId, UserId, Runnable> ask;
    private final Threads threads;
    private final ChatObserver observer;
    private final Set<Question> pending = ConcurrentHashMap.newKeySet();

    /**
     * What runs where.
     *
     * @param questions run them; may refuse when too many wait
     * @param timer ends what takes too long; is not blocked
     * @param reports tells the observer what took too long: the thread that asked may hang
     */
    public record Threads(Executor questions, ScheduledExecutorService timer, Executor reports) {}

    /** @param ask asks, which may block, and says what follows from the answer */
    public Revalidation(BiFunction<RoomId, UserId, Runnable> ask, Threads threads, ChatObserver observer) {
        this.ask = ask;
        this.threads = threads;
        this.observer = observer;
    }

    /** Has somebody asked about, without waiting for it. */
    public void start(RoomId room, UserId user) {
        Question question = new Question(room, user);
        if (pending.add(question)) {
            Asking asking = new Asking(question);
            try {
                asking.alarm = threads.timer().schedule(asking::giveUp, DEADLINE_SECONDS, TimeUnit.SECONDS);
                threads.questions().execute(asking);
            } catch (Throwable tooMany) { // rejected; or there is no memory for one more thread
                asking.cancel(false);
            }
        }
    }

    private record Question(RoomId room, UserId user) {}

    private final class Asking extends FutureTask<Runnable> {

        private final Question question;
        private volatile boolean hasBegun;
        private volatile @Nullable Future<?> alarm;

        Asking(Question question) {
            super(() -> ask.apply(question.room(), question.user()));
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

        /** The next question about them can be asked only when this answer has been acted upon. */
        @Override
        protected void set(Runnable answer) {
            try {
                if (!isCancelled()) {
                    answer.run();
                }
            } finally {
                super.set(answer);
            }
        }

        /**
         * Also an Error, or nobody would hear of it. What was thrown after it was given up is told by whoever gave it
         * up.
         */
        @Override
        protected void setException(Throwable failure) {
            super.setException(failure);
            if (!isCancelled()) {
                observer.hostFailed("directory", question.room(), failure);
            }
        }

        void giveUp() {
            if (cancel(true) && hasBegun) {
                threads.reports().execute(this::tell);
            }
        }

        private void tell() {
            observer.hostFailed(
                    "directory",
                    question.room(),
                    new TimeoutException("no answer within " + Duration.ofSeconds(DEADLINE_SECONDS)));
        }
    }
}
