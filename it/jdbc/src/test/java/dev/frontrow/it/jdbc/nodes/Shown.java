package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a viewer was shown. */
final class Shown {

    private static final Pattern MESSAGE = Pattern.compile("\\{\"seq\":(\\d+),\"id\":\"([^\"]+)\".*");

    private Shown() {}

    /** Of all messages, as they came. */
    static List<String> places(RecordingStreamWriter writer) {
        return writer.events("message").stream().map(Shown::place).toList();
    }

    /** Of all messages, as a viewer should be shown them. */
    static List<String> places(List<ChatMessage> messages) {
        return messages.stream()
                .map(message -> message.seq() + " " + message.id().value())
                .toList();
    }

    /** Place and id of a message, the place as both the event and its data have it. */
    private static String place(SseEvent message) {
        Matcher data = MESSAGE.matcher(message.requireData());
        String cursor = String.valueOf(message.id());
        if (!data.matches() || !cursor.endsWith("." + data.group(1))) {
            throw new AssertionError(String.format(Locale.ROOT, "no place, or two: %s, %s", cursor, message.data()));
        }
        return data.group(1) + " " + data.group(2);
    }
}
