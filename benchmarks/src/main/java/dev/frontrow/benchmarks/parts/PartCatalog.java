package dev.frontrow.benchmarks.parts;

import dev.frontrow.benchmarks.InMemory;
import dev.frontrow.chat.Chat;
import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.servlet.TokenCheck;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.wire.Answers;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The parts by their names, in the order of a message's way. */
final class PartCatalog {

    /** The name of the one that is made of all the others. */
    static final String SEND = "a whole send";

    private static final String EPOCH = "k3f9";
    private static final RoomId ROOM = new RoomId("room");
    private static final ChatUser AUTHOR = new ChatUser(new UserId("sender-1"), "Name of sender-1", Role.VIEWER);
    private static final MessageId ID = new MessageId("01KDWPVNG0D4T1A6Z9Q8C7M2X5");
    private static final Instant AT = Instant.ofEpochMilli(1_767_268_800_000L);
    private static final String TEXT =
            "All work and no play makes Jack a dull boy. ".repeat(5).substring(0, 200);
    private static final RateLimit UNLIMITED = new RateLimit(1_000_000, Duration.ofMillis(1));

    private PartCatalog() {}

    /** Each is built when it is measured. */
    static Map<String, Supplier<Part>> all() {
        Map<String, Supplier<Part>> parts = new LinkedHashMap<>();
        parts.put("check a token", () -> new TokenCheck()::check);
        parts.put("gate and limiter", PartCatalog::gateAndLimiter);
        parts.put("append to the memory store", PartCatalog::append);
        parts.put("make an event and encode it", PartCatalog::encode);
        parts.put("ring: add and cut a slice", PartCatalog::ring);
        parts.put("JSON of an answer", PartCatalog::answer);
        parts.put(SEND, PartCatalog::send);
        return parts;
    }

    private static Part gateAndLimiter() {
        Gate gate = CreditGate.builder(new InMemory()).build();
        RateLimiter limiter = new WindowRateLimiter();
        GateRequest asked = GateRequest.of(ROOM, AUTHOR, GateRequest.Action.SEND, AT);
        RateRequest permit = new RateRequest(ROOM, AUTHOR.id(), UNLIMITED);
        return () -> List.of(gate.decide(asked), limiter.tryAcquire(permit));
    }

    private static Part append() {
        ChatStore store = MemoryChatStore.create();
        return new Part() {
            private long number;

            @Override
            public Object run() {
                MessageId id = new MessageId(String.format("m%012d", number++));
                return store.append(new Batch(ROOM, List.of(new Entry.NewMessage(id, AUTHOR, TEXT, null, AT, null))));
            }
        };
    }

    private static Part encode() {
        RoomEvent event = posted(1);
        return () -> EncodedEvent.of(EventEncoding.sse(), StreamEvents.event(EPOCH, event));
    }

    private static Part ring() {
        ChatSettings settings = ChatSettings.defaults();
        Ring ring = new Ring(
                settings.ringEntries(),
                settings.ringBytes(),
                0,
                RoomState.of(new Position(EPOCH, 0)),
                event -> StreamEvents.event(EPOCH, event));
        return new Part() {
            private long seq;

            @Override
            public Object run() {
                long from = ring.mark().index();
                ring.add(posted(++seq));
                return ring.slice(from, settings.ringBytes()).orElseThrow().encodedFor(EventEncoding.sse(), false, 0);
            }
        };
    }

    private static Part answer() {
        RateLimiter limiter = new WindowRateLimiter();
        RateRequest permit = new RateRequest(ROOM, AUTHOR.id(), UNLIMITED);
        Sent sent = new Sent(message(1), limiter.tryAcquire(permit).state(), false);
        return () -> Answers.sent(sent);
    }

    /** Nobody watches; the process ends with its chat. */
    private static Part send() {
        InMemory host = new InMemory();
        Chat chat = Chat.builder(MemoryChatStore.create(), host)
                .gate(CreditGate.builder(host).build())
                .settings(ChatSettings.builder().rate(UNLIMITED).build())
                .build();
        Draft draft = new Draft(ROOM, AUTHOR.id(), TEXT);
        return () -> {
            Result<Sent> result = chat.send(draft);
            if (result instanceof Result.Refused<?>) {
                throw new IllegalStateException("not accepted: " + result);
            }
            return result;
        };
    }

    private static RoomEvent posted(long seq) {
        return new RoomEvent.Posted(message(seq));
    }

    private static ChatMessage message(long seq) {
        return new ChatMessage(ROOM, seq, ID, AUTHOR, AT, new Body.Text(TEXT, null));
    }
}
