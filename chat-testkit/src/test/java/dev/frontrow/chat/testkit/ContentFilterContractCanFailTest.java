package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.moderation.ContentRequest;
import dev.frontrow.chat.moderation.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule of the filter contract has been seen red; a filter that does what it should keeps them all. */
class ContentFilterContractCanFailTest {

    /** A way to be wrong, named for the rule that must notice. */
    enum Defect {
        NONE(real -> real),
        F1(real -> request -> Verdict.block()),
        F2(real -> request -> request.text().contains("watches") ? Verdict.allow() : real.review(request)),
        F3(real -> request -> request.text().contains("darn") ? Verdict.replace("****") : real.review(request)),
        F4(real -> request -> {
            if (request.text().codePoints().anyMatch(c -> c > 0xFFFF)) {
                throw new IllegalStateException("what is this?");
            }
            return real.review(request);
        }),
        F5(real -> request -> request.text().length() > 5_000
                ? Verdict.replace(request.text().substring(0, 4_999))
                : real.review(request)),
        F6(real -> {
            ContentRequest[] shared = new ContentRequest[1];
            return request -> {
                shared[0] = request;
                Busy.pause();
                return real.review(shared[0]);
            };
        });

        private final UnaryOperator<ContentFilter> broken;

        Defect(UnaryOperator<ContentFilter> broken) {
            this.broken = broken;
        }
    }

    private static Defect planted = Defect.NONE;

    static class Planted extends ContentFilterContract {

        private final ContentFilter filter = planted.broken.apply(request -> {
            if (request.text().contains("watches")) {
                return Verdict.block();
            }
            return request.text().contains("darn") ? Verdict.replace("oh d**n") : Verdict.allow();
        });

        @Override
        protected ContentFilter filter() {
            return filter;
        }

        @Override
        protected List<String> blocked() {
            return List.of("buy cheap watches");
        }

        @Override
        protected Map<String, String> replaced() {
            return Map.of("oh darn", "oh d**n");
        }
    }

    @AfterEach
    void plantNothing() {
        planted = Defect.NONE;
    }

    @Test
    void a_filter_that_does_what_it_should_keeps_every_rule() {
        assertThat(FailingRules.of(Planted.class)).isEqualTo(Set.of());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rule_notices(Defect defect) {
        planted = defect;
        assertThat(FailingRules.of(Planted.class)).contains(defect.name());
    }
}
