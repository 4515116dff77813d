package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.settings.ChatSettings;
import java.util.Map;

/**
 * How the demo runs.
 *
 * @param port where it listens; 0: a free one
 * @param database where chat and wallets are kept
 * @param settings the chat's numbers
 * @param observer who watches the chat
 * @param compressStreams whether event streams are compressed
 */
public record LiveRoomOptions(
        int port, DatabaseOptions database, ChatSettings settings, ChatObserver observer, boolean compressStreams) {

    private static final int DEFAULT_PORT = 8080;

    public LiveRoomOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0..65535)");
        }
    }

    /** A free port, a database of its own on the heap, and all defaults of the chat. */
    public static LiveRoomOptions onFreePort() {
        return new LiveRoomOptions(
                0, DatabaseOptions.inMemory(), ChatSettings.defaults(), new ChatObserver() {}, false);
    }

    /**
     * Port 8080, unless the system property or the environment variable {@code PORT} names another, and a file in {@code frontrow-data}, unless {@code JDBC_URL},
     * {@code JDBC_USER} and {@code JDBC_PASSWORD} name a database.
     */
    public static LiveRoomOptions fromEnvironment() {
        return onFreePort()
                .withPort(port(System.getProperty("PORT", ""), System.getenv()))
                .withDatabase(DatabaseOptions.from(System.getenv()));
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
        return new LiveRoomOptions(value, database, settings, observer, compressStreams);
    }

    public LiveRoomOptions withDatabase(DatabaseOptions value) {
        return new LiveRoomOptions(port, value, settings, observer, compressStreams);
    }

    public LiveRoomOptions withSettings(ChatSettings value) {
        return new LiveRoomOptions(port, database, value, observer, compressStreams);
    }

    public LiveRoomOptions withObserver(ChatObserver value) {
        return new LiveRoomOptions(port, database, settings, value, compressStreams);
    }

    public LiveRoomOptions withCompressedStreams() {
        return new LiveRoomOptions(port, database, settings, observer, true);
    }
}
