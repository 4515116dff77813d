package dev.frontrow.chat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Seed;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    private static final UserId ADA = new UserId("u7");

    @Test
    void aSendIsItsTextAsTyped() {
        assertSend("{\"text\":\" <b>\\n\\u0000 \\ud83d\\ude00 \"}", " <b>\n\0 \uD83D\uDE00 ", null);
        assertSend("{\"text\":\"\"}", "", null);
        assertSend("{\"text\":\"\\ud800\"}", "\uD800", null); // refused later on, with a code that says why
    }

    @Test
    void aSendMayAnswerAMessage() {
        assertSend("{\"text\":\"x\",\"replyTo\":\"01J-_z\"}", "x", new MessageId("01J-_z"));
        assertSend("{\"text\":\"x\",\"replyTo\":null}", "x", null);
    }

    @Test
    void unknownFieldsAreIgnoredWhateverTheyHold() {
        assertSend("{\"text\":\"x\",\"later\":{\"a\":[1,2,{\"b\":null}]},\"n\":1e3,\"user\":\"u1\"}", "x", null);
        assertSend(" \r\n\t{ \"text\" : \"x\" } \n", "x", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "\"text\"",
                "7",
                "[]",
                "[{\"text\":\"x\"}]",
                "{}",
                "{\"text\":null}",
                "{\"text\":7}",
                "{\"text\":true}",
                "{\"text\":[\"x\"]}",
                "{\"text\":{\"text\":\"x\"}}",
                "{\"Text\":\"x\"}",
                "{\"text\":\"x\"",
                "{\"text\":\"x\"}}",
                "{\"text\":\"x\"} {\"text\":\"y\"}",
                "{\"text\":\"x\"} x",
                "{\"text\":\"x\",}",
                "{\"text\":\"x\" \"a\":1}",
                "{'text':'x'}",
                "{text:\"x\"}",
                "{\"text\":\"x\"} // why",
                "{\"text\":\"x\",/* */\"a\":1}",
                "{\"text\":\"a\nb\"}", // a raw line break
                "{\"text\":\"\\x\"}",
                "{\"text\":\"\\u12\"}",
                "{\"text\":\"x\",\"n\":NaN}",
                "{\"text\":\"x\",\"n\":01}",
                "{\"text\":\"x\",\"n\":.5}",
                "{\"text\":\"x\",\"n\":111111111111111111111111}",
                "{\"text\":\"x\",\"text\":\"y\"}",
                "{\"text\":\"x\",\"a\":{\"b\":1,\"b\":2}}",
                "{\"text\":\"x\",\"\\u0074ext\":\"y\"}",
                "{\"text\":\"x\",\"replyTo\":7}",
                "{\"text\":\"x\",\"replyTo\":\"\"}",
                "{\"text\":\"x\",\"replyTo\":\"a b\"}",
                "{\"text\":\"x\",\"replyTo\":\"'; DROP TABLE\"}",
                "\uFEFF{\"text\":\"x\"}"
            })
    void whatIsNotASendIsMalformed(String body) {
        assertMalformed(Requests.send(body.getBytes(UTF_8)));
    }

    @Test
    void deepNestingIsMalformedAndOverflowsNothing() {
        assertMalformed(Requests.send(
                ("{\"text\":\"x\",\"a\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}").getBytes(UTF_8)));
        assertMalformed(Requests.send("{\"a\":".repeat(3_000).getBytes(UTF_8)));
        assertMalformed(
                Requests.send(("{\"text\":\"x\",\"a\":" + "[".repeat(20) + "]".repeat(20) + "}").getBytes(UTF_8)));
        assertSend("{\"text\":\"x\",\"a\":" + "[".repeat(19) + "]".repeat(19) + "}", "x", null);
    }

    @Test
    void aStringThatIsTooLongIsMalformed() {
        assertMalformed(Requests.send(("{\"text\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void whatIsNotUtf8IsMalformed(byte[] text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"text\":\"".getBytes(UTF_8));
        body.writeBytes(text);
        body.writeBytes("\"}".getBytes(UTF_8));
        assertMalformed(Requests.send(body.toByteArray()));
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                bytes(0x80),
                bytes(0xC3),
                bytes(0xC0, 0x80), // NUL in two bytes
                bytes(0xC1, 0x81), // A in two bytes
                bytes(0xE0, 0x80, 0xAF), // a slash in three
                bytes(0xED, 0xA0, 0x80), // half of a surrogate pair
                bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80), // CESU-8
                bytes(0xF4, 0x90, 0x80, 0x80), // beyond U+10FFFF
                bytes(0xF8, 0x88, 0x80, 0x80, 0x80),
                bytes(0xFE),
                bytes(0xE9)); // Latin-1
    }

    @Test
    void jsonInOtherEncodingsIsMalformed() {
        for (var charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
            assertMalformed(Requests.send("{\"text\":\"x\"}".getBytes(charset)));
        }
    }

    @Test
    void randomBytesNeverThrow() {
        RandomGenerator random = Seed.random("randomBytesNeverThrow");
        byte[] good =
                "{\"text\":\"h\u00E9 \uD83D\uDE00\",\"replyTo\":\"01J\",\"action\":\"mute\",\"userId\":\"u\",\"durationSeconds\":60}"
                        .getBytes(UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] body = good.clone();
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(Requests.send(body)).isNotNull();
            assertThat(Requests.moderate(body)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyActionOfTheContractIsRead(String body, ModerationAction expected) {
        assertThat(Requests.moderate(body.getBytes(UTF_8)))
                .isEqualTo(Result.accepted(new Requests.Moderate(expected, null)));
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                Arguments.of(
                        "{\"action\":\"delete\",\"messageId\":\"01J\"}",
                        new ModerationAction.Delete(new MessageId("01J"))),
                Arguments.of(
                        "{\"action\":\"mute\",\"userId\":\"u7\"}",
                        new ModerationAction.Mute(ADA, Duration.ofMinutes(60))),
                Arguments.of(
                        "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":null}",
                        new ModerationAction.Mute(ADA, Duration.ofMinutes(60))),
                Arguments.of(
                        "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":1}",
                        new ModerationAction.Mute(ADA, Duration.ofSeconds(1))),
                Arguments.of(
                        "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":1209600}",
                        new ModerationAction.Mute(ADA, Duration.ofDays(14))),
                Arguments.of("{\"action\":\"unmute\",\"userId\":\"u7\"}", new ModerationAction.Unmute(ADA)),
                Arguments.of("{\"action\":\"ban\",\"userId\":\"u7\"}", new ModerationAction.Ban(ADA, null)),
                Arguments.of(
                        "{\"action\":\"ban\",\"userId\":\"u7\",\"durationSeconds\":315360000}",
                        new ModerationAction.Ban(ADA, Duration.ofDays(3650))),
                Arguments.of("{\"action\":\"unban\",\"userId\":\"u7\"}", new ModerationAction.Unban(ADA)),
                Arguments.of("{\"action\":\"purge\",\"userId\":\"u7\"}", new ModerationAction.Purge(ADA)));
    }

    @Test
    void anActionMayHaveAReason() {
        assertThat(Requests.moderate("{\"action\":\"unban\",\"userId\":\"u7\",\"reason\":\"a\\nb\"}".getBytes(UTF_8)))
                .isEqualTo(Result.accepted(new Requests.Moderate(new ModerationAction.Unban(ADA), "a\nb")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\":\"delete\"}",
                "{\"action\":\"delete\",\"userId\":\"u7\"}",
                "{\"action\":\"delete\",\"messageId\":\"\"}",
                "{\"action\":\"mute\"}",
                "{\"action\":\"mute\",\"messageId\":\"01J\"}",
                "{\"action\":\"mute\",\"userId\":\"\"}",
                "{\"action\":\"mute\",\"userId\":\"a b\"}",
                "{\"action\":\"mute\",\"userId\":7}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":0}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":-1}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":1209601}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":60.0}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":6e1}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":\"60\"}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":true}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":[60]}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":4294967297}",
                "{\"action\":\"mute\",\"userId\":\"u7\",\"durationSeconds\":99999999999999999999}",
                "{\"action\":\"ban\",\"userId\":\"u7\",\"durationSeconds\":0}",
                "{\"action\":\"ban\",\"userId\":\"u7\",\"durationSeconds\":315360001}",
                "{\"action\":\"Mute\",\"userId\":\"u7\"}",
                "{\"action\":\"retract\",\"messageId\":\"01J\"}",
                "{\"action\":\"\",\"userId\":\"u7\"}",
                "{\"action\":null,\"userId\":\"u7\"}",
                "{\"action\":\"explode\",\"userId\":\"u7\"}",
                "{\"action\":\"ban\",\"userId\":\"u7\",\"reason\":7}",
                "{\"action\":\"ban\",\"userId\":\"u7\",\"action\":\"unban\"}"
            })
    void whatIsNoActionIsMalformed(String body) {
        assertMalformed(Requests.moderate(body.getBytes(UTF_8)));
    }

    private static void assertSend(String body, String text, MessageId replyTo) {
        assertThat(Requests.send(body.getBytes(UTF_8)))
                .isEqualTo(Result.accepted(new Requests.Send(text, replyTo, MessageKind.SAID)));
    }

    private static void assertMalformed(Result<?> result) {
        assertThat(result).isEqualTo(Result.refused(RefusalCode.MALFORMED));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
