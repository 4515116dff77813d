package dev.frontrow.chat.store;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param epoch the epoch of the log it was appended to
 * @param outcomes one an entry, in the order of the batch
 */
public record Appended(String epoch, List<EntryOutcome> outcomes) {

    public Appended {
        outcomes = List.copyOf(outcomes);
    }
}
