package dev.frontrow.tck.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.store.ChatStore;
import org.junit.jupiter.api.Test;

/**
 * Random histories over one store: a page that was cut off and resumed, a fresh page, and a small model of the room
 * are the same. {@code -Dfrontrow.seed=…} repeats one run, {@code -Dfrontrow.scale=…} makes it longer.
 */
public abstract class RandomHistorySuite {

    private static final long SEED = Long.getLong("frontrow.seed", System.nanoTime());
    private static final int SCALE = Integer.getInteger("frontrow.scale", 1);

    /** A store, ready for use; it need not be empty. Closed after the test. */
    protected abstract ChatStore createStore();

    /** How many rooms have a history. */
    protected int histories() {
        return 10 * SCALE;
    }

    /** How much happens in each. */
    protected int steps() {
        return 300;
    }

    @Test
    void a_resumed_page_is_a_fresh_page_is_the_model() {
        int resumes = 0;
        int resyncs = 0;
        try (ChatStore store = createStore()) {
            for (int i = 0; i < histories(); i++) {
                long seed = SEED + i;
                try (RandomHistory history = new RandomHistory(store, seed)) {
                    history.run(steps());
                    resumes += history.resumesAndResyncs()[0];
                    resyncs += history.resumesAndResyncs()[1];
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("-Dfrontrow.seed=" + seed + ": " + e.getMessage(), e);
                }
            }
        }
        String seen = resumes + " pages resumed, of which " + resyncs + " loaded everything again";
        System.out.println(seen + "; -Dfrontrow.seed=" + SEED);
        assertThat(resumes).as(seen).isGreaterThan(resyncs);
        assertThat(resyncs).as(seen).isPositive();
    }
}
