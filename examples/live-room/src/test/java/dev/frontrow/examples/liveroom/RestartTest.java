package dev.frontrow.examples.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the demo still has when it is started again. */
@Timeout(60)
class RestartTest {

    @TempDir
    private Path folder;

    @Test
    void historyBansAndBalancesAreStillThere() throws Exception {
        List<ChatMessage> before;
        try (LiveRoom live = start()) {
            post(live, "/as/zoe/wallet", "cents=250");
            post(live, "/as/vera/wallet", "cents=0");
            accepted(say(live, DemoPerson.SAM, "kept 🌙 <b>"));
            accepted(say(live, DemoPerson.ZOE, "paid for"));
            ModerationAction ban = new ModerationAction.Ban(DemoPerson.SAM.id(), null);
            accepted(live.chat().moderate(ModerationRequest.by(DemoPerson.MO.id(), LiveRoom.ROOM, ban)));
            before = history(live);
            assertThat(before).hasSize(2);
        }
        try (LiveRoom live = start()) {
            assertThat(history(live)).isEqualTo(before);
            assertThat(refused(say(live, DemoPerson.SAM, "still out"))).isEqualTo(RefusalCode.BANNED);
            assertThat(balance(live, "zoe")).isEqualTo(250);
            assertThat(balance(live, "vera")).isZero();
            assertThat(balance(live, "cleo")).isEqualTo(DemoPerson.CLEO.credit());

            ChatMessage next =
                    accepted(say(live, DemoPerson.ZOE, "and on it goes")).message();
            assertThat(next.seq()).isEqualTo(before.get(0).seq() + 1);
        }
    }

    @Test
    void theReplayStandsStillAtTheStartAndMayPlayAgain() throws Exception {
        try (LiveRoom live = start()) {
            post(live, "/replay", "at=369500&speed=100");
        }
        try (LiveRoom live = start()) {
            Visitor visitor = new Visitor(live);
            assertThat(visitor.read(visitor.get("/replay")).path("playing").asBoolean())
                    .isFalse();
            assertThat(visitor.post("/replay", "speed=100").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everybodyMayBePardonedAfterwards() throws Exception {
        try (LiveRoom live = start()) {
            ModerationAction ban = new ModerationAction.Ban(DemoPerson.VERA.id(), null);
            accepted(live.chat().moderate(ModerationRequest.by(DemoPerson.MO.id(), LiveRoom.ROOM, ban)));
        }
        try (LiveRoom live = start()) {
            assertThat(new Visitor(live).post("/cast", "").statusCode()).isEqualTo(204);
            accepted(say(live, DemoPerson.VERA, "back again"));
        }
    }

    @Test
    void twoDemosOnTheHeapShareNothing() throws Exception {
        try (LiveRoom one = LiveRoom.start(LiveRoomOptions.onFreePort());
                LiveRoom other = LiveRoom.start(LiveRoomOptions.onFreePort())) {
            post(one, "/as/zoe/wallet", "cents=250");
            assertThat(balance(other, "zoe")).isZero();
        }
    }

    private LiveRoom start() throws Exception {
        return LiveRoom.start(LiveRoomOptions.onFreePort()
                .withDatabase(DatabaseOptions.inFolder(folder))
                .withSettings(ChatSettings.builder()
                        .gateTimeout(Duration.ofSeconds(5))
                        .build()));
    }

    private static Result<Sent> say(LiveRoom live, DemoPerson author, String text) {
        return live.chat().send(new Draft(LiveRoom.ROOM, author.id(), text));
    }

    /** Newest first. */
    private static List<ChatMessage> history(LiveRoom live) {
        HistoryRequest request =
                new HistoryRequest(LiveRoom.ROOM, DemoPerson.ADA.id(), new HistoryRequest.Back(null), 100);
        return accepted(live.chat().history(request)).items();
    }

    private static long balance(LiveRoom live, String person) throws Exception {
        Visitor visitor = new Visitor(live);
        return visitor.read(visitor.get("/as/" + person + "/me"))
                .at("/balance/minor")
                .asLong();
    }

    private static void post(LiveRoom live, String path, String form) throws Exception {
        assertThat(new Visitor(live).post(path, form).statusCode()).isEqualTo(200);
    }

    private static <T> T accepted(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new AssertionError(refusal.toString());
        });
    }

    private static RefusalCode refused(Result<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError(value.toString());
                },
                Refusal::code);
    }
}
