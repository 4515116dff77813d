package dev.frontrow.chat.engine.calls;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The calls to one part of the host (directory, gate, facts, limiter, filter), made so that nobody else notices when
 * that part hangs, throws or answers null: whoever asked is refused as {@link Policy} says, and the observer is told
 * under the part's name. Whoever is refused through no fault of the part's (it had no thread free, the chat closes, the
 * caller was interrupted) may come back: {@code overloaded} or {@code draining}. Safe for use by many threads.
 *
 * <p>A part that may block is called on threads of its own. The caller waits up to the deadline for a free one, and
 * then up to the deadline again for the answer: the host's time begins when its code does, and too many callers at once
 * are refused with another code than a part that does not answer. A call that took too long is interrupted; its thread
 * is free again when the call returns, and until then it counts. So a part that hangs holds its own threads and no
 * others. A part that does not block is called on the caller's thread, without a deadline.
 *
 * <p>Who is refused with {@code overloaded} asks again by themselves, and the observer is not told. For whoever does
 * not there is {@link #waitingForThread}.
 *
 * @param <P> the part
 */
public final class HostCall<P> {

    /**
     * What holds for every call.
     *
     * @param timeout how long the caller waits for a thread, and then for the answer
     * @param onFailure what the caller is answered when the part threw, answered null or did not answer in time
     */
    public record Policy(Duration timeout, Refusal onFailure) {}

    /**
     * Where the part is called, if it may block.
     *
     * @param pool for nothing else
     * @param size how many threads it has
     * @param timer interrupts what nobody waits for when it takes too long
     */
    public record Threads(ExecutorService pool, int size, ScheduledExecutorService timer) {}

    private final String name;
    private final P part;
    private final boolean mayBlock;
    private final Policy policy;
    private final PartThreads threads;
    private final ScheduledExecutorService timer;
    private final ChatObserver observer;
    /** How long a caller waits for a thread. */
    private final Duration threadTimeout;
    /** Whether callers ask again when there was no thread. */
    private final boolean callersRetry;

    /**
     * @param name what the observer is told, see {@link ChatObserver#hostFailed}
     * @param mayBlock whether the part needs threads of its own
     */
    public HostCall(String name, P part, boolean mayBlock, Policy policy, Threads threads, ChatObserver observer) {
        this.name = name;
        this.part = part;
        this.mayBlock = mayBlock;
        this.policy = policy;
        this.threads = new PartThreads(threads.pool(), threads.size());
        this.timer = threads.timer();
        this.observer = observer;
        this.threadTimeout = policy.timeout();
        this.callersRetry = true;
    }

    private HostCall(
            HostCall<?> like,
            String name,
            P part,
            boolean mayBlock,
            Policy policy,
            Duration threadTimeout,
            boolean retry) {
        this.name = name;
        this.part = part;
        this.mayBlock = mayBlock;
        this.policy = policy;
        this.threads = like.threads;
        this.timer = like.timer;
        this.observer = like.observer;
        this.threadTimeout = threadTimeout;
        this.callersRetry = retry;
    }

    /**
     * The same part on the same threads, for callers who ask only once: they wait so long for a thread, and the
     * observer is told of everything that gets no answer, unless the chat closes.
     */
    public HostCall<P> waitingForThread(Duration threadTimeout) {
        return new HostCall<>(this, name, part, mayBlock, policy, threadTimeout, false);
    }

    /** Another part on the same threads, with times of its own, that fails like this one. */
    public <Q> HostCall<Q> forPart(String name, Q other, boolean mayBlock, Duration threadTimeout, Duration timeout) {
        Policy same = new Policy(timeout, policy.onFailure());
        return new HostCall<>(this, name, other, mayBlock, same, threadTimeout, callersRetry);
    }

    /** Whether the part is called on threads of its own. */
    public boolean mayBlock() {
        return mayBlock;
    }

    /** How long a call may take the caller: nothing that counts where the part does not block. */
    public Duration longest() {
        return mayBlock ? threadTimeout.plus(policy.timeout()) : Duration.ZERO;
    }

    /** The answer; refused when there is none. */
    public <T> Result<T> ask(RoomId room, Function<P, T> question) {
        return mayBlock ? ask(room, asking(question)) : askDirectly(room, question);
    }

    /**
     * The same for a question whose answer must not be lost.
     *
     * @param late gets an answer that came after its caller was refused, as {@link #tell} does it
     */
    public <T> Result<T> ask(RoomId room, Function<P, T> question, BiConsumer<P, T> late) {
        if (!mayBlock) {
            return askDirectly(room, question);
        }
        Consumer<T> tellLate = answer -> tell(room, asked -> late.accept(asked, answer));
        return ask(room, new Question<>(() -> question.apply(part), name, tellLate));
    }

    private <T> Question<T> asking(Function<P, T> question) {
        return new Question<>(() -> question.apply(part), name);
    }

    /** On the caller's thread, which nobody interrupts. */
    private <T> Result<T> askDirectly(RoomId room, Function<P, T> question) {
        try {
            return Result.accepted(Objects.requireNonNull(question.apply(part), name));
        } catch (Throwable e) {
            return failed(room, e);
        }
    }

    private <T> Result<T> ask(RoomId room, Question<T> asked) {
        try {
            return threads.begin(asked, threadTimeout)
                    ? answer(room, asked, policy.timeout())
                    : notAsked(room, new TimeoutException("no thread was free within " + threadTimeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notAsked(room, e);
        } catch (Throwable stopped) { // rejected; or there is no memory for one more thread
            return notAsked(room, stopped);
        }
    }

    /**
     * Tells the part something that nobody waits for: as soon as one of its threads is free, for as long as the part's
     * timeout. The observer hears when it fails, takes longer, or is left out because too many are queued. A part that
     * does not block is told before this returns.
     */
    public void tell(RoomId room, Consumer<P> what) {
        Function<P, Boolean> told = asked -> {
            what.accept(asked);
            return true;
        };
        if (mayBlock) {
            threads.queue(
                    () -> answer(room, runInTime(told, policy.timeout()), Duration.ZERO),
                    dropped -> observer.hostFailed(name, room, dropped));
        } else {
            askDirectly(room, told);
        }
    }

    /**
     * The answer, asked for on the caller's own thread, for callers on threads that no request waits for. The part is
     * interrupted after {@code timeout}. When the chat closes it is refused, and the observer is not told.
     */
    public <T> Result<T> askHere(RoomId room, Function<P, T> question, Duration timeout) {
        if (threads.isClosing()) {
            return Result.refused(ComeBack.DRAINING);
        }
        Question<T> asked = runInTime(question, timeout);
        return threads.isClosing() ? Result.refused(ComeBack.DRAINING) : answer(room, asked, Duration.ZERO);
    }

    private <T> Question<T> runInTime(Function<P, T> question, Duration timeout) {
        Question<T> asked = asking(question);
        Future<?> alarm = timer.schedule(() -> asked.cancel(true), timeout.toNanos(), TimeUnit.NANOSECONDS);
        asked.run();
        alarm.cancel(false);
        Thread.interrupted(); // an alarm at the last moment was for the question, and that is over
        return asked;
    }

    <T> Result<T> answer(RoomId room, FutureTask<T> question, Duration timeout) {
        try {
            return Result.accepted(question.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return failed(room, e.getCause() == null ? e : e.getCause());
        } catch (CancellationException e) {
            return failed(room, new TimeoutException("interrupted: it took too long"));
        } catch (TimeoutException e) {
            return question.cancel(true)
                    ? failed(room, new TimeoutException("no answer within " + timeout))
                    : answer(room, question, Duration.ZERO); // answered at the last moment
        } catch (InterruptedException e) {
            Result<T> result = question.cancel(true) ? notAsked(room, e) : answer(room, question, Duration.ZERO);
            Thread.currentThread().interrupt(); // after the look at an answer that is there, which would throw again
            return result;
        }
    }

    private <T> Result<T> failed(RoomId room, Throwable failure) {
        observer.hostFailed(name, room, failure);
        return Result.refused(isClosing() ? ComeBack.DRAINING : policy.onFailure());
    }

    /** There was no thread for the question, or the caller was interrupted: nothing is known of the part. */
    private <T> Result<T> notAsked(RoomId room, Throwable why) {
        if (isClosing()) {
            return Result.refused(ComeBack.DRAINING);
        }
        if (!callersRetry) {
            observer.hostFailed(name, room, why);
        }
        return Result.refused(ComeBack.overloaded());
    }

    /** Then the threads are interrupted, and what the part threw at that is no answer of its own. */
    private boolean isClosing() {
        return mayBlock && threads.isClosing();
    }
}
