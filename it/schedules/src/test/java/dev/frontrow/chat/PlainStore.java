package dev.frontrow.chat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.it.schedules.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One room's messages. An append takes time: others may go on before it and after it. */
public final class PlainStore implements ChatStore {

    private final List<RoomEvent> log = new ArrayList<>();
    private final boolean mayBlock;

    public PlainStore() {
        this(true);
    }

    /** @param mayBlock what it says of itself */
    public PlainStore(boolean mayBlock) {
        this.mayBlock = mayBlock;
    }

    /** The ids of what was appended, in order. */
    public List<String> ids() {
        return log.stream()
                .map(event -> ((RoomEvent.Posted) event).message().id().value())
                .toList();
    }

    @Override
    public Appended append(Batch batch) {
        Points.point("append begins");
        List<EntryOutcome> outcomes = new ArrayList<>();
        for (Entry entry : batch.entries()) {
            ChatMessage message = ((Entry.NewMessage) entry).message(batch.room(), log.size() + 1, false);
            log.add(new RoomEvent.Posted(message));
            outcomes.add(new EntryOutcome.Done(new Receipt.Posted(message)));
        }
        Points.point("append returns");
        return new Appended(Scene.EPOCH, outcomes);
    }

    @Override
    public boolean mayBlock() {
        return mayBlock;
    }

    @Override
    public RoomHead open(RoomId room) {
        return new RoomHead(new Position(Scene.EPOCH, log.size()), 0, List.of());
    }

    @Override
    public List<RoomEvent> log(LogQuery query) {
        return List.copyOf(log.subList((int) query.after(), (int) query.upTo()));
    }

    @Override
    public Optional<MessagePage> messages(MessageQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AuditPage audit(AuditQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<KnownKey> known(KeyQuery query) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
