package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.RoomId;
import java.net.URI;
import java.time.InstantSource;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The demo: one process with a page, a chat, a wallet and a replay. Started from the command line, or by a test that plays with it in a browser.
 *
 * <p>Closing drains the chat (accepted messages finish, streams are told to come back), then stops the server and closes the database.
 */
public final class LiveRoom implements AutoCloseable {

    /** The one stream there is. */
    public static final RoomId ROOM = new RoomId("apollo-11");

    private final Chat chat;
    private final Replay replay;
    private final Server server;
    private final Storage storage;

    private LiveRoom(Chat chat, Replay replay, Server server, Storage storage) {
        this.chat = chat;
        this.replay = replay;
        this.server = server;
        this.storage = storage;
    }

    public static void main(String[] args) throws Exception {
        LiveRoomOptions options = LiveRoomOptions.fromEnvironment();
        LiveRoom live = start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(live::close, "drain"));
        System.out.print(Welcome.of(live.address(), options.database()));
    }

    /**
     * Starts it.
     *
     * @throws Exception the server does not start: most likely the port is taken, or another live room has the file
     */
    public static LiveRoom start(LiveRoomOptions options) throws Exception {
        Storage storage = Storage.open(options.database());
        LiveRoom live;
        try {
            live = over(storage, options);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
        try {
            live.server.start();
            return live;
        } catch (Exception e) {
            live.close();
            throw e;
        }
    }

    private static LiveRoom over(Storage storage, LiveRoomOptions options) {
        Landing landing = Landing.load();
        DemoWallet wallet = new DemoWallet(storage.wallet());
        DemoMembers members = new DemoMembers(InstantSource.system());
        Chat chat = Chat.builder(storage.chat(), new DemoPeople(landing, members))
                .gate(new DemoGate(wallet))
                .facts(members)
                .limiter(new CrewLimiter())
                .settings(options.settings())
                .observer(options.observer())
                .build();
        Replay replay =
                new Replay(landing, line -> chat.send(line), options.settings().maxLength());
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setPort(options.port());
        server.addConnector(connector);
        server.setHandler(new Site(chat, wallet, members, replay, options.compressStreams()).handler());
        return new LiveRoom(chat, replay, server, storage);
    }

    /** Where it is reached. */
    public URI address() {
        return URI.create("http://localhost:" + port());
    }

    /** The port it listens on, also when a free one was asked for. */
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** The chat behind it, for tests that act as the host. */
    public Chat chat() {
        return chat;
    }

    @Override
    public void close() {
        replay.close();
        chat.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server does not stop", e);
        } finally {
            storage.close();
        }
    }
}
