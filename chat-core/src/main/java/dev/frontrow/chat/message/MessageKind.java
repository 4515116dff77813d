package dev.frontrow.chat.message;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What sort of message somebody's text is. */
public sealed interface MessageKind {

    /** Something that somebody said. */
    MessageKind SAID = new Said();

    /** Something that somebody said. */
    record Said() implements MessageKind {}

    /** Something that staff announce, which pages make stand out. */
    record Announcement(Color color) implements MessageKind {

        public Announcement {
            Objects.requireNonNull(color, "color");
        }

        /** A name for a colour; what it looks like is the page's. */
        public enum Color {
            PRIMARY,
            BLUE,
            GREEN,
            ORANGE,
            PURPLE;

            private final String wireName = name().toLowerCase(Locale.ROOT);

            /** The name on the wire: lower case. */
            public String wireName() {
                return wireName;
            }

            /**
             * The colour of that name.
             *
             * @throws IllegalArgumentException there is none
             */
            public static Color of(String wireName) {
                for (Color color : values()) {
                    if (color.wireName.equals(wireName)) {
                        return color;
                    }
                }
                throw new IllegalArgumentException("color: unknown");
            }
        }
    }

    /**
     * Something that the host says of somebody: that they subscribed, or came with a raid.
     *
     * @param name what happened, for the page to draw: {@code [a-z][a-z0-9_]{0,31}}
     * @param data what the page needs to know of it, in the order of the keys: at most {@value #MAX_ENTRIES} entries,
     *     keys like the name, values of at most {@value #MAX_LENGTH} characters, none of them a control character
     */
    record Notice(String name, Map<String, String> data) implements MessageKind {

        /** How many entries the data may have. */
        public static final int MAX_ENTRIES = 8;

        /** How many characters (UTF-16) a value of the data may have. */
        public static final int MAX_LENGTH = 200;

        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
        /** Halves of a surrogate pair are no characters either. */
        private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

        public Notice {
            if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches()) {
                throw new IllegalArgumentException("name: not " + NAME);
            }
            if (data.size() > MAX_ENTRIES) {
                throw new IllegalArgumentException("data: " + data.size() + " entries (expected: at most 8)");
            }
            data.forEach(Notice::check);
            data = Collections.unmodifiableMap(new TreeMap<>(data));
        }

        private static void check(String key, String value) {
            if (!NAME.matcher(key).matches()) {
                throw new IllegalArgumentException("data: a key is not " + NAME);
            }
            if (value.length() > MAX_LENGTH || UNFIT.matcher(value).find()) {
                throw new IllegalArgumentException(
                        "data: " + key + ": longer than 200 characters, or with a control character");
            }
        }
    }

    /** As stores keep it, in visible ASCII characters; null for what somebody said. At most 15,000 characters. */
    static @Nullable String toText(MessageKind kind) {
        if (kind instanceof Announcement announcement) {
            return "announcement " + announcement.color().wireName();
        }
        if (kind instanceof Notice notice) {
            StringBuilder text = new StringBuilder("notice ").append(notice.name());
            notice.data()
                    .forEach((key, value) -> text.append(' ')
                            .append(key)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return text.toString();
        }
        return null;
    }

    /**
     * What {@link #toText} wrote; what a newer version wrote, and this one does not know, is something said. A
     * notice that cannot be read stays one, of the name {@code other}: nobody said it.
     */
    static MessageKind parse(@Nullable String text) {
        if (text == null) {
            return SAID;
        }
        String[] parts = text.split(" ", -1);
        try {
            return switch (parts[0]) {
                case "announcement" -> new Announcement(Announcement.Color.of(part(parts, 1)));
                case "notice" -> notice(parts);
                default -> SAID;
            };
        } catch (IllegalArgumentException newer) {
            return parts[0].equals("notice") ? new Notice("other", Map.of()) : SAID;
        }
    }

    private static Notice notice(String[] parts) {
        Map<String, String> data = new TreeMap<>();
        for (int i = 2; i < parts.length; i++) {
            String[] entry = parts[i].split("=", 2);
            data.put(entry[0], URLDecoder.decode(part(entry, 1), StandardCharsets.UTF_8));
        }
        return new Notice(part(parts, 1), data);
    }

    private static String part(String[] parts, int index) {
        if (parts.length <= index) {
            throw new IllegalArgumentException("kind: " + parts.length + " parts (expected: more)");
        }
        return parts[index];
    }
}
