package dev.frontrow.chat.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditPageTest {

    private static AuditEntry hides(int texts) {
        return Given.audit(new ModerationAction.Purge(Given.ADA.id()), null, null)
                .hiding(Collections.nCopies(texts, new HiddenText(Given.FIRST, "secret")));
    }

    @Test
    void as_many_entries_fit_as_have_500_texts_together() {
        AuditPage page = AuditPage.of(List.of(hides(300), hides(200), hides(1)), 10);
        assertThat(page.items()).hasSize(2);
        assertThat(page.more()).isTrue();
        assertThat(AuditPage.of(List.of(hides(1), hides(1)), 1).items()).hasSize(1);
    }

    @Test
    void the_first_entry_fits_whatever_it_hides_so_that_readers_get_on() {
        AuditPage page = AuditPage.of(List.of(hides(501), hides(0)), 10);
        assertThat(page.items()).hasSize(1);
        assertThat(page.more()).isTrue();
        assertThat(AuditPage.of(List.of(hides(501)), 10).more()).isFalse();
    }
}
