package dev.frontrow.it.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final Set<String> SENT = Set.of("a", "b", "c", "never answered");
    private static final List<Acknowledged> TOLD = List.of(told("a", 1), told("b", 2), told("c", 3));

    @Test
    void aHistoryThatIsAsItWasToldIsWhole() {
        assertThat(damage(stored("a", 1), stored("b", 2), stored("c", 3))).isEmpty();
    }

    @Test
    void whatWasNeverAnsweredMayBeThere() {
        assertThat(damage(stored("a", 1), stored("b", 2), stored("c", 3), stored("never answered", 4)))
                .isEmpty();
    }

    @Test
    void whatWasNeverAnsweredMayNotBeThereTwice() {
        assertThat(damage(
                        stored("a", 1),
                        stored("b", 2),
                        stored("c", 3),
                        stored("never answered", 4),
                        stored("never answered", 5)))
                .containsExactly(Damage.DOUBLED);
    }

    @Test
    void aRepetitionThatIsToldTheSameIsNoDamage() {
        List<Acknowledged> twice = List.of(told("a", 1), told("a", 1));
        assertThat(Verifier.compare(SENT, twice, List.of(stored("a", 1)))).isEmpty();
    }

    @Test
    void anAcknowledgedMessageThatIsNotThereIsLost() {
        assertThat(damage(stored("a", 1), stored("b", 2))).containsExactly(Damage.LOST);
    }

    @Test
    void aMessageWithAnotherTextIsBothLostAndInvented() {
        assertThat(damage(stored("a", 1), stored("b", 2), stored("C", 3)))
                .containsExactlyInAnyOrder(Damage.LOST, Damage.INVENTED);
    }

    @Test
    void aKeyThatMadeTwoMessagesIsFound() {
        assertThat(damage(stored("a", 1), stored("b", 2), stored("c", 3), stored("a", 4)))
                .containsExactly(Damage.DOUBLED);
    }

    @Test
    void aMessageNobodySentIsFound() {
        assertThat(damage(stored("a", 1), stored("b", 2), stored("c", 3), stored("ghost", 4)))
                .containsExactly(Damage.INVENTED);
    }

    @Test
    void aMessageAtAnotherPlaceThanWasToldIsFound() {
        assertThat(damage(stored("b", 1), stored("a", 2), stored("c", 3))).containsExactly(Damage.MOVED, Damage.MOVED);
    }

    @Test
    void aMessageWithAnotherIdThanWasToldIsFound() {
        assertThat(damage(stored("a", 1), stored("b", 2), new Stored("c", 3, "another")))
                .containsExactly(Damage.MOVED);
    }

    @Test
    void aRepetitionThatIsToldAnotherPlaceIsFound() {
        List<Acknowledged> told = List.of(told("a", 1), told("a", 2));
        assertThat(Verifier.compare(SENT, told, List.of(stored("a", 1))))
                .extracting(Finding::damage)
                .containsExactly(Damage.MOVED);
    }

    @Test
    void aHoleIsFound() {
        assertThat(Verifier.compare(SENT, List.of(), List.of(stored("a", 1), stored("b", 3))))
                .extracting(Finding::damage)
                .containsExactly(Damage.NOT_DENSE);
    }

    @Test
    void aLogThatDoesNotBeginWithOneIsFound() {
        assertThat(Verifier.compare(SENT, List.of(), List.of(stored("a", 2), stored("b", 3))))
                .extracting(Finding::damage)
                .containsExactly(Damage.NOT_DENSE);
    }

    @Test
    void twoMessagesAtOnePlaceAreFound() {
        assertThat(Verifier.compare(SENT, List.of(), List.of(stored("a", 1), stored("b", 1))))
                .extracting(Finding::damage)
                .containsExactly(Damage.NOT_DENSE);
    }

    @Test
    void aHistoryThatIsShownOutOfOrderIsFound() {
        assertThat(damage(stored("a", 1), stored("c", 3), stored("b", 2))).containsExactly(Damage.DISORDERED);
    }

    private static List<Damage> damage(Stored... history) {
        return Verifier.compare(SENT, TOLD, List.of(history)).stream()
                .map(Finding::damage)
                .toList();
    }

    private static Acknowledged told(String text, long seq) {
        return new Acknowledged(text, seq, "id-" + text);
    }

    private static Stored stored(String text, long seq) {
        return new Stored(text, seq, "id-" + text);
    }
}
