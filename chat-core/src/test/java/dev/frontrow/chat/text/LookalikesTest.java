package dev.frontrow.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookalikesTest {

    private final Map<Integer, Integer> all = Lookalikes.all();

    @ParameterizedTest
    @CsvSource({"а,a", "с,c", "е,e", "о,o", "р,p", "х,x", "у,y", "і,i", "ѕ,s", "ј,j", "ο,o", "ν,v", "α,a", "ɑ,a", "ɡ,g"
    })
    void aLetterThatLooksLikeOneOfAsciiIsThatOne(String letter, String ascii) {
        assertThat(representative(letter)).isEqualTo(ascii);
    }

    /** These look alike as capitals only: В and B, К and K. */
    @ParameterizedTest
    @CsvSource({"в,b", "к,k", "м,m", "н,h", "т,t", "β,b", "ε,e", "η,h", "κ,k", "μ,m", "τ,t", "ζ,z"})
    void aLetterWhoseCapitalLooksLikeOneOfAsciiIsThatOne(String letter, String ascii) {
        assertThat(representative(letter)).isEqualTo(ascii);
    }

    @ParameterizedTest
    @CsvSource({"п,π", "и,ͷ", "ф,ɸ", "φ,ɸ"})
    void othersThatLookLikeEachOtherAreOne(String letter, String other) {
        assertThat(representative(letter)).isEqualTo(representative(other));
    }

    @ParameterizedTest
    @CsvSource({"ж,ж", "я,я", "щ,w", "λ,v", "ß,b", "ø,o", "1,l", "0,o", "א,n", "日,日"})
    void othersStayApart(String letter, String other) {
        assertThat(representative(letter)).isEqualTo(letter);
        if (!letter.equals(other)) {
            assertThat(representative(letter)).isNotEqualTo(representative(other));
        }
    }

    @Test
    void theTableIsSmallAndFlat() {
        assertThat(all).hasSize(147);
        assertThat(all.values()).doesNotContainAnyElementsOf(all.keySet());
        assertThat(all.keySet()).allMatch(letter -> letter > 0x7F);
    }

    /** Letters are looked up after case and composition are settled: others would never be met. */
    @Test
    void theTableHasFoldedLettersOnly() {
        all.forEach((letter, like) -> {
            assertThat(folded(letter)).isEqualTo(Character.toString(letter));
            assertThat(folded(like)).isEqualTo(Character.toString(like));
        });
    }

    private static String folded(int letter) {
        String text = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD);
        return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String representative(String letter) {
        return Character.toString(Lookalikes.representative(letter.codePointAt(0)));
    }
}
