package dev.frontrow.it.jdbc.kill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what senders did and were told with what history shows. */
final class Verifier {

    private final List<Finding> findings = new ArrayList<>();

    private Verifier() {}

    /**
     * All damage; none when all is well.
     *
     * @param sent every text that anybody sent, answered or not
     * @param told every acknowledgement, those of repetitions among them
     * @param history the whole log of the room, first place first; nothing but messages was ever put into it
     */
    static List<Finding> compare(Set<String> sent, Collection<Acknowledged> told, List<Stored> history) {
        Verifier verifier = new Verifier();
        verifier.numbers(history);
        Map<String, Stored> byText = verifier.texts(sent, history);
        verifier.promises(told, byText);
        return List.copyOf(verifier.findings);
    }

    private void numbers(List<Stored> history) {
        List<Long> places = history.stream().map(Stored::seq).toList();
        List<Long> sorted = places.stream().sorted().toList();
        if (!places.equals(sorted)) {
            found(Damage.DISORDERED, "places as shown: " + places);
        }
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i) != i + 1) {
                found(Damage.NOT_DENSE, "place " + sorted.get(i) + " where " + (i + 1) + " is expected");
                return; // all that follow would be off as well
            }
        }
    }

    private Map<String, Stored> texts(Set<String> sent, List<Stored> history) {
        Map<String, Stored> byText = new HashMap<>();
        for (Stored stored : history) {
            Stored earlier = byText.putIfAbsent(stored.text(), stored);
            if (earlier != null) {
                found(Damage.DOUBLED, earlier + " and " + stored);
            }
            if (!sent.contains(stored.text())) {
                found(Damage.INVENTED, stored.toString());
            }
        }
        return byText;
    }

    private void promises(Collection<Acknowledged> told, Map<String, Stored> byText) {
        for (Acknowledged promise : told) {
            Stored stored = byText.get(promise.text());
            if (stored == null) {
                found(Damage.LOST, promise.toString());
            } else if (stored.seq() != promise.seq() || !stored.id().equals(promise.id())) {
                found(Damage.MOVED, promise + " is shown as " + stored);
            }
        }
    }

    private void found(Damage damage, String about) {
        findings.add(new Finding(damage, about));
    }
}
