package dev.frontrow.it.schedules;

import static org.assertj.core.api.Assertions.assertThat;

/** What a test says of a scenario. */
public final class Explored {

    private Explored() {}

    /** Nothing goes wrong, whoever runs when. */
    public static void allSchedulesHold(Explorer explorer) throws Exception {
        Explorer.Report report = explorer.explore();
        if (report.failure() != null) {
            throw report.failure();
        }
        assertThat(report.runs())
                .as("runs: strands that never meet show nothing")
                .isGreaterThan(20);
    }

    /**
     * The mistake is noticed, and nothing else: neither an exception in the planted code nor a run that is stuck.
     *
     * @param words a part of what is said of it
     */
    public static void isFound(Explorer explorer, PlantedBug bug, String words) throws Exception {
        Explorer.Report report = explorer.with(bug).explore();
        assertThat(report.failure())
                .as("found within %s runs", report.runs())
                .isNotNull()
                .hasMessageContaining(words);
    }
}
