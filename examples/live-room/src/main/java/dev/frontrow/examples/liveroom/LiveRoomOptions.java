package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.settings.ChatSettings;
import java.util.Map;

/**
 * How the demo runs.
 *
 * @param port where it listens; 0: a free one
 * @param settings the chat's numbers
 * @param observer who watches the chat
 */
public record LiveRoomOptions(int port, ChatSettings settings, ChatObserver observer) {

    private static final int DEFAULT_PORT = 8080;

    public LiveRoomOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0..65535)");
        }
    }

    /** A free port and all defaults of the chat. */
    public static LiveRoomOptions onFreePort() {
        return new LiveRoomOptions(0, ChatSettings.defaults(), new ChatObserver() {});
    }

    /** Port 8080, unless the system property or the environment variable {@code PORT} names another. */
    public static LiveRoomOptions fromEnvironment() {
        return onFreePort().withPort(port(System.getProperty("PORT", ""), System.getenv()));
    }

    private static int port(String property, Map<String, String> environment) {
        String named = property.isEmpty() ? environment.getOrDefault("PORT", "") : property;
        try {
            return named.isEmpty() ? DEFAULT_PORT : Integer.parseInt(named);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("PORT: " + named + " (expected: 0..65535)", e);
        }
    }

    public LiveRoomOptions withPort(int value) {
        return new LiveRoomOptions(value, settings, observer);
    }

    public LiveRoomOptions withSettings(ChatSettings value) {
        return new LiveRoomOptions(port, value, observer);
    }

    public LiveRoomOptions withObserver(ChatObserver value) {
        return new LiveRoomOptions(port, settings, value);
    }
}
