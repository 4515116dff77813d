package dev.frontrow.chat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies of what changes a room: all of it is right, or it is malformed as a whole. */
class ModeRequestsTest {

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("{\"slowSeconds\":1}", "slow=1"),
                Arguments.of("{\"slowSeconds\":300}", "slow=300"),
                Arguments.of("{\"slowSeconds\":null}", "slow=off"),
                Arguments.of("{\"followersSeconds\":0}", "followers=0"),
                Arguments.of("{\"followersSeconds\":7776000}", "followers=7776000"),
                Arguments.of("{\"followersSeconds\":null}", "followers=off"),
                Arguments.of("{\"subscribers\":true}", "subscribers=on"),
                Arguments.of("{\"emojiOnly\":false}", "emojiOnly=off"),
                Arguments.of("{\"unique\":null}", "unique=off"),
                Arguments.of("{\"locked\":true,\"slowSeconds\":30}", "slow=30 locked=on"),
                Arguments.of("{\"shield\":true}", "shield=on"),
                Arguments.of("{\"shield\":null}", "shield=off"),
                Arguments.of("{\"preset\":{\"slowSeconds\":9,\"locked\":false}}", "preset.slow=9 preset.locked=off"),
                Arguments.of(
                        "{\"slowSeconds\":5,\"preset\":{\"unique\":true},\"shield\":false}",
                        "slow=5 preset.unique=on shield=off"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeNamesWhatItChanges(String body, String change) {
        assertThat(Requests.modes(body.getBytes(UTF_8))).isEqualTo(Result.accepted(ModeChange.parse(change)));
    }

    @ParameterizedTest
    @EnumSource
    void everyModeHasAField(Mode mode) {
        String body = "{\"" + mode.wireName() + (mode.hasLength() ? "Seconds\":null}" : "\":false}");
        assertThat(Requests.modes(body.getBytes(UTF_8))).isEqualTo(Result.accepted(ModeChange.off(mode)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "true",
                "\"slow\"",
                "{\"slowSeconds\":-1}",
                "{\"slowSeconds\":0}",
                "{\"slowSeconds\":301}",
                "{\"slowSeconds\":1000000000000}",
                "{\"slowSeconds\":1e12}",
                "{\"slowSeconds\":1e1}",
                "{\"slowSeconds\":99999999999999999999999999}",
                "{\"slowSeconds\":4294967326}",
                "{\"slowSeconds\":1.5}",
                "{\"slowSeconds\":30.0}",
                "{\"slowSeconds\":\"30\"}",
                "{\"slowSeconds\":true}",
                "{\"slowSeconds\":false}",
                "{\"slowSeconds\":[30]}",
                "{\"slowSeconds\":{}}",
                "{\"followersSeconds\":-1}",
                "{\"followersSeconds\":7776001}",
                "{\"subscribers\":1}",
                "{\"subscribers\":\"true\"}",
                "{\"locked\":0}",
                "{\"locked\":{}}",
                "{\"shield\":1}",
                "{\"shield\":{}}",
                "{\"slow\":30}",
                "{\"SlowSeconds\":30}",
                "{\"links\":false}",
                "{\"\":true}",
                "{\"slowSeconds\":30,\"links\":true}",
                "{\"slowSeconds\":30,\"locked\":\"yes\"}",
                "{\"locked\":true,\"slowSeconds\":301}",
                "{\"slowSeconds\":30,\"slowSeconds\":31}",
                "{\"locked\":true,\"locked\":true}",
                "{\"preset\":{\"locked\":true},\"preset\":{\"locked\":true}}",
                "{\"preset\":{\"locked\":true,\"locked\":true}}",
                "{\"preset\":null}",
                "{\"preset\":true}",
                "{\"preset\":{}}",
                "{\"preset\":[]}",
                "{\"preset\":{\"shield\":true}}",
                "{\"preset\":{\"locked\":true,\"shield\":false}}",
                "{\"preset\":{\"preset\":{\"locked\":true}}}",
                "{\"preset\":{\"links\":true}}",
                "{\"preset\":{\"slowSeconds\":0}}",
                "{\"locked\":true,\"preset\":{\"slowSeconds\":301}}",
                "{\"preset.locked\":true}",
                "{\"modes\":{\"locked\":true}}",
                "{\"locked\":true} x"
            })
    void whatIsNotSoIsMalformedAsAWhole(String body) {
        assertThat(Requests.modes(body.getBytes(UTF_8))).isEqualTo(Result.<ModeChange>refused(RefusalCode.MALFORMED));
    }

    @Test
    void anAnnouncementHasAColour() {
        assertThat(kind("{}")).isEqualTo(new MessageKind.Announcement(MessageKind.Announcement.Color.PRIMARY));
        assertThat(kind("{\"color\":null,\"later\":1}"))
                .isEqualTo(new MessageKind.Announcement(MessageKind.Announcement.Color.PRIMARY));
        for (MessageKind.Announcement.Color color : MessageKind.Announcement.Color.values()) {
            assertThat(kind("{\"color\":\"" + color.wireName() + "\"}")).isEqualTo(new MessageKind.Announcement(color));
        }
        assertThat(kind("null")).isEqualTo(MessageKind.SAID);
    }

    private static MessageKind kind(String announcement) {
        return Requests.send(("{\"text\":\"x\",\"announcement\":" + announcement + "}").getBytes(UTF_8))
                .fold(Requests.Send::kind, refusal -> null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "false",
                "\"blue\"",
                "[]",
                "1",
                "{\"color\":\"red\"}",
                "{\"color\":\"BLUE\"}",
                "{\"color\":\"\"}",
                "{\"color\":1}",
                "{\"color\":true}",
                "{\"color\":{}}",
                "{\"color\":\"blue\",\"color\":\"green\"}"
            })
    void anotherAnnouncementIsMalformed(String announcement) {
        String body = "{\"text\":\"x\",\"announcement\":" + announcement + "}";
        assertThat(Requests.send(body.getBytes(UTF_8))).isEqualTo(Result.<Requests.Send>refused(RefusalCode.MALFORMED));
    }

    static Stream<Arguments> actions() {
        UserId ada = new UserId("u7");
        MessageId first = new MessageId("m1");
        return Stream.of(
                Arguments.of("{\"action\":\"clear\"}", new RoomAction.Clear()),
                Arguments.of("{\"action\":\"unpin\",\"messageId\":\"m1\"}", new RoomAction.Unpin()),
                Arguments.of("{\"action\":\"pin\",\"messageId\":\"m1\"}", new RoomAction.Pin(first, null)),
                Arguments.of(
                        "{\"action\":\"pin\",\"messageId\":\"m1\",\"durationSeconds\":30}",
                        new RoomAction.Pin(first, Duration.ofSeconds(30))),
                Arguments.of(
                        "{\"action\":\"pin\",\"messageId\":\"m1\",\"durationSeconds\":86400}",
                        new RoomAction.Pin(first, Duration.ofHours(24))),
                Arguments.of("{\"action\":\"restore\",\"messageId\":\"m1\"}", new ModerationAction.Restore(first)),
                Arguments.of(
                        "{\"action\":\"warn\",\"userId\":\"u7\",\"reason\":\"be kind\"}", new WarningAction.Warn(ada)),
                Arguments.of(
                        "{\"action\":\"note\",\"userId\":\"u7\",\"reason\":\"was kind\"}",
                        new ModerationAction.Note(ada)));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionOnARoomIsRead(String body, ModerationAction action) {
        assertThat(Requests.moderate(body.getBytes(UTF_8)).fold(Requests.Moderate::action, refusal -> null))
                .isEqualTo(action);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"pin\"}",
                "{\"action\":\"pin\",\"messageId\":7}",
                "{\"action\":\"pin\",\"messageId\":\"m1\",\"durationSeconds\":29}",
                "{\"action\":\"pin\",\"messageId\":\"m1\",\"durationSeconds\":86401}",
                "{\"action\":\"pin\",\"messageId\":\"m1\",\"durationSeconds\":-30}",
                "{\"action\":\"pin\",\"messageId\":\"m1\",\"durationSeconds\":\"30\"}",
                "{\"action\":\"pin\",\"messageId\":\"m1\",\"durationSeconds\":30.5}",
                "{\"action\":\"pin\",\"messageId\":\"m1\",\"durationSeconds\":1000000000000}",
                "{\"action\":\"restore\"}",
                "{\"action\":\"restore\",\"messageId\":\"\"}",
                "{\"action\":\"warn\",\"userId\":\"u7\"}",
                "{\"action\":\"warn\",\"reason\":\"be kind\"}",
                "{\"action\":\"warn\",\"userId\":\"u7\",\"reason\":\"\"}",
                "{\"action\":\"warn\",\"userId\":\"u7\",\"reason\":\" \\u200b\\n \"}",
                "{\"action\":\"note\",\"userId\":\"u7\",\"reason\":null}",
                "{\"action\":\"note\",\"userId\":\"u7\",\"reason\":7}",
                "{\"action\":\"acknowledge\",\"userId\":\"u7\"}",
                "{\"action\":\"retract\",\"messageId\":\"m1\"}",
                "{\"action\":\"modes\",\"detail\":\"slow=30\"}",
                "{\"action\":\"Clear\"}"
            })
    void anotherActionIsMalformed(String body) {
        assertThat(Requests.moderate(body.getBytes(UTF_8)))
                .isEqualTo(Result.<Requests.Moderate>refused(RefusalCode.MALFORMED));
    }
}
