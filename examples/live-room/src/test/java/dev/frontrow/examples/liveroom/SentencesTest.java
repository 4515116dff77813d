package dev.frontrow.examples.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void aShortTextStaysWhole() {
        assertThat(Sentences.split("The Eagle has landed.", 500)).containsExactly("The Eagle has landed.");
    }

    @Test
    void aLongTextIsCutBetweenSentences() {
        assertThat(Sentences.split("One small step. One giant leap. And so on.", 32))
                .containsExactly("One small step. One giant leap.", "And so on.");
    }

    @Test
    void aSentenceThatIsTooLongIsCutBetweenWords() {
        assertThat(Sentences.split("alpha beta gamma delta", 11)).containsExactly("alpha beta", "gamma delta");
    }

    @Test
    void aWordThatIsTooLongIsCutWhereItMustBe() {
        assertThat(Sentences.split("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void lengthIsCountedInCodePointsAndNoneIsTornApart() {
        assertThat(Sentences.split("🚀🚀🚀🚀🚀", 2)).containsExactly("🚀🚀", "🚀🚀", "🚀");
    }

    @Test
    void blankTextIsNoMessage() {
        assertThat(Sentences.split("  ", 10)).isEmpty();
    }

    @Test
    void theWholeLandingFitsAndLosesNothing() {
        for (Utterance line : Landing.load().lines()) {
            for (int most : new int[] {40, 500}) {
                assertThat(Sentences.split(line.text(), most))
                        .allSatisfy(piece -> assertThat(piece.codePointCount(0, piece.length()))
                                .isBetween(1, most));
                assertThat(String.join("", Sentences.split(line.text(), most)).replace(" ", ""))
                        .isEqualTo(line.text().replace(" ", ""));
            }
        }
    }
}
