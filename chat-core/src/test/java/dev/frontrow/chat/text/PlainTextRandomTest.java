package dev.frontrow.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Seed;
import java.text.Normalizer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PlainTextRandomTest {

    private static final int ROUNDS = 20_000;

    @Test
    void cleaningWhatIsCleanChangesNothing() {
        RandomGenerator random = Seed.random("cleaningWhatIsCleanChangesNothing");
        for (int i = 0; i < ROUNDS; i++) {
            String typed = RandomText.any(random, 24);
            Optional<PlainText> once = PlainText.clean(typed);
            Optional<PlainText> twice = once.flatMap(text -> PlainText.clean(text.value()));
            if (!twice.equals(once)) {
                assertThat(twice).as("of %s", escaped(typed)).isEqualTo(once);
            }
        }
    }

    @Test
    void cleanTextIsComposedUnicodeWithoutControlsOrEndsOfSpace() {
        RandomGenerator random = Seed.random("cleanTextIsComposedUnicodeWithoutControlsOrEndsOfSpace");
        for (int i = 0; i < ROUNDS; i++) {
            String typed = RandomText.any(random, 24);
            PlainText.clean(typed).map(PlainText::value).ifPresent(text -> {
                boolean isFit = PlainText.isUnicode(text)
                        && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                        && text.codePoints().noneMatch(Character::isISOControl)
                        && text.equals(text.strip())
                        && !text.isEmpty();
                assertThat(isFit).as("%s of %s", escaped(text), escaped(typed)).isTrue();
            });
        }
    }

    @Test
    void whatIsCutIsNoLongerThanAskedForAndStaysAsItIs() {
        RandomGenerator random = Seed.random("whatIsCutIsNoLongerThanAskedForAndStaysAsItIs");
        for (int i = 0; i < ROUNDS; i++) {
            String typed = RandomText.any(random, 24);
            int most = random.nextInt(10);
            PlainText.clean(typed, most).ifPresent(text -> {
                assertThat(text.length()).isLessThanOrEqualTo(most);
                assertThat(PlainText.clean(text.value()))
                        .as("of %s", escaped(typed))
                        .contains(text);
            });
        }
    }

    private static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        text.codePoints().forEach(c -> all.append("U+%04X ".formatted(c)));
        return all.toString();
    }
}
