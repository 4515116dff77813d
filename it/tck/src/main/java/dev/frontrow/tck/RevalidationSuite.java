package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.LiveStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rights are not decided once for as long as a stream lives: the directory is asked again, without anybody calling {@code userChanged}. */
public abstract class RevalidationSuite extends HostedSuite {

    /** A ticket's default life: by then everybody was asked about at least once. */
    private static final Duration A_TICKETS_LIFE = Duration.ofSeconds(61);

    @Override
    ChatSettings settings() {
        return ChatSettings.builder()
                .gateTimeout(Duration.ofSeconds(8))
                .heartbeat(Duration.ofMillis(200))
                .occupancyEvery(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void whoTheDirectoryDoesNotKnowAnyMoreIsCutAndDoesNotComeBack() {
        LiveStream gone = opened(person("gone"));
        LiveStream stays = opened(person("ada"));
        host().town().leave("gone");
        host().clock().forward(A_TICKETS_LIFE);

        Check.bye(gone, "superseded", true);
        Person again = person("gone");
        Check.refused(again.login(), 403, "not_allowed");
        assertThat(stays.end()).isEqualTo(LiveStream.End.OPEN);
        stays.leave();
    }

    @Test
    void whoIsStaffNoMoreLosesTheStreamThatHasWhatIsForStaff() {
        host().town().role("demoted", Role.MODERATOR);
        LiveStream stream = opened(person("demoted"));
        host().town().role("demoted", Role.VIEWER);
        host().clock().forward(A_TICKETS_LIFE);

        Check.bye(stream, "superseded", true);
        LiveStream again = host().fleet().open(person("demoted").stream());
        assertThat(Check.event(again, "hello").get("can").get("moderate").asBoolean())
                .isFalse();
        again.leave();
    }

    @Test
    void aDirectoryThatCannotSayEndsNothingAndIsAskedAgain() {
        LiveStream stream = opened(person("kept"));
        host().town().breakDown(true);
        host().clock().forward(A_TICKETS_LIFE);
        int heard = stream.comments() + stream.events().size();
        Check.within(Check.SOON, stream, s -> s.comments() + s.events().size() >= heard + 5);
        assertThat(stream.end()).isEqualTo(LiveStream.End.OPEN);

        host().town().breakDown(false);
        host().town().leave("kept");
        host().clock().forward(A_TICKETS_LIFE);
        Check.bye(stream, "superseded", true);
    }

    private LiveStream opened(Person person) {
        LiveStream stream = host().fleet().open(person.stream());
        Check.event(stream, "hello");
        return stream;
    }
}
