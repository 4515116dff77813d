package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says the landing again, at up to a hundred times its speed, through the chat like anybody else: a muted astronaut is refused, and the others go on.
 *
 * <p>Safe for use by many threads. Messages are sent by one thread of its own, outside the lock.
 */
final class Replay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final Duration STEP = Duration.ofMillis(40);

    private final Landing landing;
    private final Function<Draft, Result<Sent>> chat;
    private final int maxLength;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "replay"));

    private final ScheduledFuture<?> steps;

    private final Object lock = new Object();
    private Tape tape = Tape.atTheStart();
    private double said = Landing.FROM;
    private Optional<Utterance> last = Optional.empty();

    Replay(Landing landing, Function<Draft, Result<Sent>> chat, int maxLength) {
        this.landing = landing;
        this.chat = chat;
        this.maxLength = maxLength;
        steps = thread.scheduleWithFixedDelay(this::step, 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    void play(int speed) {
        move(tape -> tape.play(speed, System.nanoTime()));
    }

    void pause() {
        move(tape -> tape.pause(System.nanoTime()));
    }

    /** Goes to another place, in seconds since launch; what lies between is not said. */
    void seek(double second) {
        move(tape -> tape.seek(second, System.nanoTime()));
    }

    State state() {
        synchronized (lock) {
            long now = System.nanoTime();
            return new State(
                    tape.playing() && !tape.isOver(now),
                    tape.speed(),
                    tape.at(now),
                    last.map(Utterance::speaker).orElse(""),
                    last.map(Utterance::text).orElse(""));
        }
    }

    /** Stops. What is being said is said to its end. */
    @Override
    public void close() {
        steps.cancel(false);
        thread.shutdown();
    }

    private void move(UnaryOperator<Tape> change) {
        synchronized (lock) {
            double before = tape.at(System.nanoTime());
            tape = change.apply(tape);
            double after = tape.at(System.nanoTime());
            boolean jumped = Math.abs(after - before) > tape.speed();
            if (jumped) {
                said = after;
                last = Optional.empty();
            }
        }
    }

    private void step() {
        try {
            due().forEach(this::say);
        } catch (RuntimeException e) {
            // A scheduler stops, in silence, what throws.
            LOG.error("a step of the replay failed", e);
        }
    }

    private List<Utterance> due() {
        synchronized (lock) {
            double now = tape.at(System.nanoTime());
            List<Utterance> due = Tape.between(landing.lines(), said, now);
            said = now;
            if (!due.isEmpty()) {
                last = Optional.of(due.get(due.size() - 1));
            }
            return due;
        }
    }

    private void say(Utterance line) {
        for (String text : Sentences.split(line.text(), maxLength)) {
            chat.apply(new Draft(LiveRoom.ROOM, line.author(), text))
                    .fold(sent -> true, refusal -> told(line, refusal));
        }
    }

    private static boolean told(Utterance line, Refusal refusal) {
        LOG.debug("{} was refused: {}", line.speaker(), refusal.code());
        return false;
    }

    /**
     * What the page shows.
     *
     * @param playing whether it moves
     * @param speed how fast
     * @param at where it is, in seconds since launch
     * @param speaker who spoke last; empty when nobody did
     * @param text what they said
     */
    record State(boolean playing, int speed, double at, String speaker, String text) {}
}
