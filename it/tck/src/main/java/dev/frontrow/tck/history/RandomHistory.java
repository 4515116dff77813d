package dev.frontrow.tck.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.message.Notice;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.ManualTime;
import dev.frontrow.chat.testkit.TestDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** What happens in one room, by chance, and what of it is seen. */
final class RandomHistory implements AutoCloseable {

    private static final UserId STAFF = new UserId("cleo");
    private static final List<UserId> CHATTERS =
            List.of(new UserId("ada"), new UserId("bob"), new UserId("sue"), STAFF);
    private static final List<UserId> VIEWERS =
            List.of(new UserId("page-1"), new UserId("page-2"), new UserId("page-3"), new UserId("page-4"));

    private final RandomGenerator random;
    private final RoomId room = new RoomId("history-" + UUID.randomUUID());
    private final ManualTime time = new ManualTime();
    private final Supplier<Chat> start;
    private Chat chat;
    private final ModelRoom model = new ModelRoom();
    private final List<Client> clients = new ArrayList<>();

    RandomHistory(ChatStore store, long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TestDirectory directory = new TestDirectory()
                .with("ada", Role.VIEWER)
                .with("bob", Role.VIEWER)
                .with("sue", Role.SUBSCRIBER)
                .with("fresh", Role.VIEWER)
                .with("cleo", Role.CREATOR);
        VIEWERS.forEach(viewer -> directory.with(viewer.value(), Role.VIEWER));
        RateLimit everything = RateLimit.perSeconds(100_000, 30);
        start = () -> Chat.builder(store, directory)
                .clock(time, time)
                .limiter(new WindowRateLimiter(time))
                .settings(ChatSettings.builder()
                        .rate(everything)
                        .staffRate(everything)
                        .moderationRate(everything)
                        .gateTimeout(Duration.ofSeconds(10)) // a machine may be busy
                        .storeTimeout(Duration.ofSeconds(10))
                        .maxStreamsPerUser(10)
                        .ringEntries(32) // most of the log is in the store alone
                        .tail(10)
                        .maxReplay(25)
                        .build())
                .build();
        chat = start.get();
        VIEWERS.forEach(viewer -> clients.add(new Client(() -> chat, room, viewer)));
    }

    /** How often a page came back with a cursor, and how often it was then told to load everything again. */
    int[] resumesAndResyncs() {
        return new int[] {
            clients.stream().mapToInt(Client::resumes).sum(),
            clients.stream().mapToInt(Client::resyncs).sum()
        };
    }

    void run(int steps) {
        clients.forEach(Client::connect);
        for (int i = 0; i < steps; i++) {
            step();
            if (random.nextInt(40) == 0) {
                check(false);
            }
        }
        check(true);
    }

    private void step() {
        int chance = random.nextInt(100);
        if (chance < 40) {
            send();
        } else if (chance < 44) {
            notice();
        } else if (chance < 54) {
            onMessage(Kind.DELETE);
        } else if (chance < 58) {
            retract();
        } else if (chance < 66) {
            onMessage(Kind.RESTORE);
        } else if (chance < 69) {
            hideAll(anybody());
        } else if (chance < 70) {
            hideAll(null);
        } else if (chance < 77) {
            modes();
        } else if (chance < 84) {
            onMessage(Kind.PIN);
        } else if (chance < 86) {
            unpin();
        } else if (chance < 89) {
            ban();
        } else if (chance < 92) {
            time.advance(Duration.ofMillis(random.nextInt(30_000)));
        } else if (chance < 93) {
            restart();
        } else {
            connection();
        }
    }

    // What is said

    private void send() {
        UserId author = anybody();
        String text = random.nextInt(4) == 0 ? "👍" : "text " + random.nextInt(1_000_000) + " of " + author;
        boolean isStaff = author.equals(STAFF);
        MessageKind kind = isStaff && random.nextInt(3) == 0
                ? new MessageKind.Announcement(MessageKind.Announcement.Color.BLUE)
                : MessageKind.SAID;
        MessageId replyTo = random.nextInt(5) == 0 && !model.messages.isEmpty() ? anyMessage().id : null;
        boolean isViewer = author.value().equals("ada") || author.value().equals("bob");
        boolean isForOthers = model.isOn("locked") || model.isOn("followersSeconds");
        boolean isKeptOut = (!isStaff && isForOthers) || (isViewer && model.isOn("subscribers"));
        String outcome = chat.send(new Draft(room, author, text, replyTo, null, kind))
                .fold(
                        sent -> {
                            said(sent.message(), text);
                            return "accepted";
                        },
                        refusal -> refusal.code().wireName());
        if (model.banned.contains(author)) {
            assertThat(outcome).isEqualTo("banned");
        } else if (isKeptOut) {
            assertThat(outcome).isEqualTo("gate_closed");
        } else if (isStaff || model.inForce().isEmpty()) {
            assertThat(outcome).isEqualTo("accepted");
        }
    }

    private void notice() {
        UserId about = anybody();
        String text = about + " subscribed " + random.nextInt(1_000_000);
        ChatUser user = new ChatUser(about, about.value(), Role.VIEWER);
        MessageKind.Notice kind = new MessageKind.Notice("subscribed", Map.of("months", "3"));
        said(accepted(chat.post(new Notice(room, user, text, kind, null))), text);
    }

    private void said(ChatMessage message, String text) {
        model.messages.add(new ModelRoom.Message(message.id(), message.author().id(), text));
    }

    // What is done

    private enum Kind {
        DELETE,
        RESTORE,
        PIN
    }

    private void onMessage(Kind kind) {
        if (model.messages.isEmpty()) {
            return;
        }
        ModelRoom.Message message = anyMessage();
        boolean isHost = message.author.equals(STAFF) || random.nextInt(3) == 0;
        switch (kind) {
            case DELETE -> {
                String outcome = act(isHost, new ModerationAction.Delete(message.id));
                assertThat(outcome).isEqualTo(message.isShown() ? "done" : "already_resolved");
                model.hide(message, by(isHost), true);
            }
            case RESTORE -> {
                String outcome = act(isHost, new ModerationAction.Restore(message.id));
                String expected = message.isDeleted ? "done" : "message_not_found";
                assertThat(outcome).isEqualTo(message.isShown() ? "already_resolved" : expected);
                if (message.isDeleted) {
                    model.restore(message);
                }
            }
            case PIN -> {
                Duration length = random.nextBoolean() ? null : Duration.ofSeconds(30 + random.nextInt(60));
                AtomicReference<@Nullable Instant> until = new AtomicReference<>();
                String outcome = chat.moderate(request(isHost, new RoomAction.Pin(message.id, length)))
                        .fold(
                                done -> {
                                    until.set(done.audit().until());
                                    return "done";
                                },
                                refusal -> refusal.code().wireName());
                assertThat(outcome).isEqualTo(message.isShown() ? "done" : "message_not_found");
                if (message.isShown()) {
                    model.pin(message, until.get());
                }
            }
        }
    }

    private void retract() {
        if (model.messages.isEmpty()) {
            return;
        }
        ModelRoom.Message message = anyMessage();
        String outcome = act(message.author, new ModerationAction.Retract(message.id));
        if (model.banned.contains(message.author)) {
            assertThat(outcome).isEqualTo("banned");
        } else {
            assertThat(outcome).isEqualTo(message.isShown() ? "done" : "already_resolved");
            model.hide(message, "author", false);
        }
    }

    /** @param user null: of everybody */
    private void hideAll(@Nullable UserId user) {
        boolean isHost = STAFF.equals(user) || random.nextBoolean();
        ModerationAction action = user == null ? new RoomAction.Clear() : new ModerationAction.Purge(user);
        assertThat(act(isHost, action)).isEqualTo("done");
        for (ModelRoom.Message message : model.messages) {
            if (user == null || message.author.equals(user)) {
                model.hide(message, by(isHost), false);
                message.isDeleted = false; // what was deleted before is not restored after this
            }
        }
    }

    private void unpin() {
        boolean isPinned = model.isPinned(now());
        boolean isHost = random.nextBoolean();
        assertThat(act(isHost, new RoomAction.Unpin())).isEqualTo(isPinned ? "done" : "already_resolved");
        if (isPinned) {
            model.unpin();
        }
    }

    private void ban() {
        UserId user = CHATTERS.get(random.nextInt(3));
        if (model.banned.remove(user)) {
            assertThat(act(false, new ModerationAction.Unban(user))).isEqualTo("done");
        } else {
            model.banned.add(user);
            assertThat(act(false, new ModerationAction.Ban(user, null))).isEqualTo("done");
        }
    }

    /** Modes are off more often than on, or nobody could say anything. */
    private void modes() {
        ModeChange change = ModeChange.NOTHING;
        List<Runnable> preset = new ArrayList<>();
        List<Runnable> shield = new ArrayList<>();
        List<Runnable> modes = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            if (random.nextInt(3) > 0) {
                continue;
            }
            boolean isOn = random.nextInt(4) == 0;
            int seconds = 1 + random.nextInt(20);
            boolean isPreset = random.nextInt(4) == 0;
            String field = mode.wireName() + (mode.hasLength() ? "Seconds" : "");
            Object value = mode.hasLength() ? (Object) seconds : (Object) true;
            ModeChange one = !isOn
                    ? ModeChange.off(mode)
                    : mode.hasLength() ? ModeChange.on(mode, Duration.ofSeconds(seconds)) : ModeChange.on(mode);
            change = change.and(isPreset ? one.ofPreset() : one);
            if (isPreset) {
                preset.add(() -> model.preset(field, isOn ? value : null));
            } else {
                modes.add(() -> model.mode(field, isOn ? value : null));
            }
        }
        if (random.nextInt(3) == 0) {
            boolean isOn = random.nextBoolean();
            change = change.and(ModeChange.shield(isOn));
            shield.add(() -> model.shield(isOn));
        }
        assertThat(act(random.nextBoolean(), new RoomAction.ChangeModes(change)))
                .isEqualTo("done");
        preset.forEach(Runnable::run);
        shield.forEach(Runnable::run);
        modes.forEach(Runnable::run);
    }

    private String act(boolean isHost, ModerationAction action) {
        return outcome(request(isHost, action));
    }

    private String act(UserId actor, ModerationAction action) {
        return outcome(ModerationRequest.by(actor, room, action));
    }

    private ModerationRequest request(boolean isHost, ModerationAction action) {
        return isHost ? ModerationRequest.byHost(room, action, null) : ModerationRequest.by(STAFF, room, action);
    }

    private String outcome(ModerationRequest request) {
        return chat.moderate(request)
                .fold(done -> "done", refusal -> refusal.code().wireName());
    }

    private static String by(boolean isHost) {
        return isHost ? "system" : "moderator";
    }

    // Who watches

    private void connection() {
        Client client = clients.get(random.nextInt(clients.size()));
        if (client.isConnected()) {
            client.cut(random);
        } else {
            client.connect();
        }
    }

    /** The server stops in the middle of whatever it was sending, and another starts over the same store. */
    private void restart() {
        List<Client> connected = clients.stream().filter(Client::isConnected).toList();
        connected.forEach(client -> client.cut(random));
        chat.close();
        chat = start.get();
        connected.forEach(Client::connect);
    }

    /** @param all also those who are cut off now */
    private void check(boolean all) {
        Position head = accepted(chat.roomState(room)).head();
        Client fresh = new Client(() -> chat, room, new UserId("fresh"));
        fresh.connect();
        fresh.catchUp(head);
        Instant now = now();
        List<String> expected = model.shown(now);
        fresh.assertShows(expected, fresh.page(), now);
        fresh.close();
        for (Client client : clients) {
            if (all && !client.isConnected()) {
                client.connect();
            }
            if (client.isConnected()) {
                client.catchUp(head);
                client.assertShows(expected, fresh.page(), now);
            }
        }
    }

    private UserId anybody() {
        return CHATTERS.get(random.nextInt(CHATTERS.size()));
    }

    /** A recent one more often than an old one. */
    private ModelRoom.Message anyMessage() {
        int newest = model.messages.size();
        int from = random.nextBoolean() ? Math.max(0, newest - 8) : 0;
        return model.messages.get(random.nextInt(from, newest));
    }

    /** By the clock that pins end by, which is that of the store where it has one. */
    private Instant now() {
        return accepted(chat.userState(room, VIEWERS.get(0))).now();
    }

    private static <T> T accepted(Result<T> result) {
        return result.fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
        chat.close();
    }
}
