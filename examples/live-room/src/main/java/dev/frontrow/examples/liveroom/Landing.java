package dev.frontrow.examples.liveroom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What was said on the way down to the Moon and just after. The source and its notice: {@code apollo11/NOTICE.md}.
 *
 * @param lines in the order of time
 */
record Landing(List<Utterance> lines) {

    /** Where the replay begins and ends, in seconds since launch. */
    static final long FROM = 368_090;

    static final long TO = 371_000;

    private static final String SOURCE = "/apollo11/landing.jsonl";
    private static final String CREW = "apollo.";

    Landing {
        lines = List.copyOf(lines);
    }

    /** The excerpt that comes with the demo. */
    static Landing load() {
        ObjectMapper json = new ObjectMapper();
        List<Utterance> lines = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Landing.class.getResourceAsStream(SOURCE), SOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode said = json.readTree(line);
                lines.add(new Utterance(
                        said.required("t").longValue(),
                        said.required("speaker").textValue(),
                        said.required("text").textValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(SOURCE, e);
        }
        return new Landing(lines);
    }

    /** Those who speak, as people of the chat. */
    List<ChatUser> crew() {
        return lines.stream()
                .map(Utterance::speaker)
                .distinct()
                .map(name -> new ChatUser(idOf(name), name, Role.VIP, List.of(ship(name))))
                .toList();
    }

    static UserId idOf(String speaker) {
        return new UserId(CREW + speaker.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    static boolean isCrew(UserId user) {
        return user.value().startsWith(CREW);
    }

    private static String ship(String speaker) {
        return switch (speaker) {
            case "Neil Armstrong", "Buzz Aldrin" -> "eagle";
            case "Michael Collins" -> "columbia";
            default -> "capcom";
        };
    }
}
