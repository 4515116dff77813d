package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.RoomModes;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.text.TextFingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A room in a state that a test puts together, which notes what it is asked. */
final class FakeRoom implements RoomView<RuntimeException> {

    final List<String> asked = new ArrayList<>();
    private final Map<String, KnownKey> keys = new HashMap<>();
    private final Map<String, Sanction> sanctions = new HashMap<>();
    private final Map<MessageId, ChatMessage> messages = new HashMap<>();
    private final Map<MessageId, HiddenText> deleted = new HashMap<>();
    private final Map<UserId, Instant> sent = new HashMap<>();
    private final Map<Long, Instant> said = new HashMap<>();
    private RoomState state = RoomState.of(new Position("e1", 0));
    private long head;

    FakeRoom key(IdempotencyKey key, Receipt receipt) {
        keys.put(key.user() + " " + key.value(), new KnownKey(key.fingerprint(), receipt));
        return this;
    }

    FakeRoom sanction(Sanction sanction) {
        sanctions.put(sanction.kind() + " " + sanction.user(), sanction);
        return this;
    }

    FakeRoom message(ChatMessage message) {
        messages.put(message.id(), message);
        head = Math.max(head, message.seq());
        return this;
    }

    @Override
    public Optional<KnownKey> known(UserId user, String key) {
        asked.add("known");
        return Optional.ofNullable(keys.get(user + " " + key));
    }

    @Override
    public Optional<Sanction> sanction(SanctionKind kind, UserId user) {
        asked.add(kind.wireName());
        return Optional.ofNullable(sanctions.get(kind + " " + user));
    }

    @Override
    public boolean contains(MessageId message) {
        asked.add("contains");
        return messages.containsKey(message);
    }

    @Override
    public Optional<ChatMessage> message(MessageId message) {
        asked.add("message");
        return Optional.ofNullable(messages.get(message));
    }

    @Override
    public List<HiddenText> shown(UserId user) {
        asked.add("shown");
        return messages.values().stream()
                .filter(message -> user == null || message.author().id().equals(user))
                .sorted(Comparator.comparing(ChatMessage::seq).reversed())
                .flatMap(message -> HiddenText.of(message).stream())
                .limit(AuditEntry.MAX_HIDDEN)
                .toList();
    }

    FakeRoom modes(RoomModes modes) {
        state = state.with(modes);
        return this;
    }

    FakeRoom pin(Pin pin) {
        state = state.with(Optional.of(pin));
        return this;
    }

    FakeRoom deletedText(HiddenText text) {
        deleted.put(text.message(), text);
        return this;
    }

    FakeRoom sent(UserId user, Instant at) {
        sent.put(user, at);
        return this;
    }

    FakeRoom said(String text, Instant at) {
        said.put(TextFingerprint.of(text).orElseThrow(), at);
        return this;
    }

    @Override
    public Optional<Body.Text> deleted(MessageId message) {
        asked.add("deleted");
        return Optional.ofNullable(deleted.get(message)).map(text -> new Body.Text(text.text(), null));
    }

    @Override
    public RoomState state() {
        asked.add("state");
        return state.at(head);
    }

    @Override
    public boolean hasSpoken(UserId user) {
        asked.add("spoken");
        return sent.containsKey(user);
    }

    @Override
    public Optional<Instant> lastSentAt(UserId user) {
        asked.add("sent");
        return Optional.ofNullable(sent.get(user));
    }

    @Override
    public boolean wasSaid(long fingerprint, Instant since) {
        asked.add("said");
        return Optional.ofNullable(said.get(fingerprint))
                .filter(at -> !at.isBefore(since))
                .isPresent();
    }

    @Override
    public long nextSeq() {
        asked.add("seq");
        return head + 1;
    }
}
