package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.examples.liveroom.LiveRoom;
import dev.frontrow.examples.liveroom.LiveRoomOptions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What staff do, and what those see to whom it is done. */
class StaffIT extends InBrowser {

    private static final UserId VERA = new UserId("vera");

    private final BlockingQueue<Long> bannedAtNanos = new LinkedBlockingQueue<>();

    @Override
    LiveRoomOptions options() {
        return super.options().withObserver(new ChatObserver() {
            @Override
            public void closed(RoomId room, UserId user, CloseReason reason) {
                if (reason == CloseReason.BANNED) {
                    bannedAtNanos.add(System.nanoTime());
                }
            }
        });
    }

    @Test
    void aDeletedMessageDisappearsEverywhere() {
        Seat vera = seat("vera");
        Seat sam = seat("sam");
        Seat mo = seat("mo");
        vera.send("to be deleted");
        vera.send("to be kept");
        sam.sees("to be kept");
        mo.openMenu("to be deleted");
        mo.shoot("staff-menu");
        mo.find("menu-delete").click();
        for (Seat seat : new Seat[] {vera, sam, mo}) {
            seat.doesNotSee("to be deleted");
            seat.sees("to be kept");
        }
        assertThat(mo.find("notice")).containsText("Message deleted.");
        mo.find("undo").click();
        for (Seat seat : new Seat[] {vera, sam, mo}) {
            seat.sees("to be deleted");
        }
    }

    @Test
    void viewersHaveNoMenuOnTheMessagesOfOthersAndModeratorsPinThoseOfTheirBettersAtMost() {
        Seat sam = seat("sam");
        Seat mo = seat("mo");
        Seat cleo = seat("cleo");
        sam.send("from sam");
        cleo.send("from cleo");
        mo.sees("from cleo");
        assertThat(mo.message("from sam").getByTestId("message-menu-button")).hasCount(1);
        mo.openMenu("from cleo");
        assertThat(mo.find("menu-pin")).isVisible();
        assertThat(mo.find("menu-delete")).hasCount(0);
        assertThat(mo.find("menu-mute")).hasCount(0);
        assertThat(sam.message("from cleo").getByTestId("message-menu-button")).hasCount(0);
    }

    @Test
    void theMutedCannotSendForAnHour() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.send("too loud");
        mo.sees("too loud");
        mo.openMenu("too loud");
        mo.find("menu-mute").click();
        mo.find("act-confirm").click();
        assertThat(vera.find("sanction-notice"))
                .containsText(Pattern.compile("You are muted for another (1\\sh|60\\smin)"));
        assertThat(vera.find("input")).isDisabled();
        vera.shoot("muted");
    }

    @Test
    void theMutedCanSendAgainWhenTheirTimeIsOverAndNotBefore() {
        Seat vera = seat("vera");
        vera.type("half typed");
        long start = System.nanoTime();
        chat().moderate(ModerationRequest.by(
                new UserId("mo"), LiveRoom.ROOM, new ModerationAction.Mute(VERA, Duration.ofSeconds(3))));
        assertThat(vera.find("input")).isDisabled();
        assertThat(vera.find("input")).isEnabled();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(2900), Duration.ofMillis(6000));
        assertThat(vera.find("input")).hasValue("half typed");
        vera.find("input").press("Enter");
        vera.sees("half typed");
    }

    @Test
    void theBannedAreCutAtOnceAndDoNotComeBack() throws InterruptedException {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.troubles().expectStatus(403);
        vera.send("last words");
        mo.sees("last words");
        mo.openMenu("last words");
        mo.find("menu-ban").click();
        long clicked = System.nanoTime();
        mo.find("act-confirm").click();
        Long cut = bannedAtNanos.poll(10, TimeUnit.SECONDS);
        assertThat(cut).as("the stream was cut").isNotNull();
        // From the click: the way through the browser counts in, which the 250 ms leave out.
        assertThat(Duration.ofNanos(cut - clicked)).isLessThan(Duration.ofMillis(1000));

        vera.waitState("refused");
        assertThat(vera.find("sanction-notice")).containsText("You are banned from this chat.");
        assertThat(vera.find("input")).isDisabled();
        vera.page().reload();
        vera.waitState("refused");
        assertThat(vera.find("sanction-notice")).containsText("You are banned from this chat.");
        vera.shoot("banned");
    }

    @Test
    void theBannedComeBackByThemselvesWhenItIsTakenBack() {
        Seat vera = seat("vera");
        Seat mo = seat("mo");
        vera.troubles().expectStatus(403);
        vera.send("not so bad");
        mo.sees("not so bad");
        mo.openMenu("not so bad");
        mo.find("menu-ban").click();
        mo.find("act-confirm").click();
        vera.waitState("refused");
        mo.find("undo").click();
        vera.waitLive();
        vera.send("thank you");
        mo.sees("thank you");
    }

    @Test
    void theServerCutsTheStreamOfTheBannedWithinAQuarterOfASecond() throws InterruptedException {
        Seat vera = seat("vera");
        vera.troubles().expectStatus(403);
        long start = System.nanoTime();
        chat().moderate(ModerationRequest.by(new UserId("mo"), LiveRoom.ROOM, new ModerationAction.Ban(VERA, null)));
        Long cut = bannedAtNanos.poll(10, TimeUnit.SECONDS);
        assertThat(cut).isNotNull();
        assertThat(Duration.ofNanos(cut - start)).isLessThan(Duration.ofMillis(250));
        vera.waitState("refused");
    }
}
