package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.table.AuditTable;
import dev.frontrow.chat.jdbc.table.MessageTable;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The moderation actions of one batch, in the room whose row is locked. */
final class ActionRun {

    /** A purge of more messages would block the room: it hides them by a mark, and their rows are rewritten later. */
    private static final int MOST_AT_ONCE = 1_000;

    private final Connection connection;
    private final Tables tables;
    private final RoomId id;
    private final RoomRow room;
    private final ActiveSanctions sanctions;
    private final LongSupplier nextSeq;
    private long done;
    private long doneSanctions;

    ActionRun(
            Connection connection,
            Tables tables,
            RoomId id,
            RoomRow room,
            ActiveSanctions sanctions,
            LongSupplier nextSeq) {
        this.connection = connection;
        this.tables = tables;
        this.id = id;
        this.room = room;
        this.sanctions = sanctions;
        this.nextSeq = nextSeq;
    }

    /** How many actions were done. */
    long done() {
        return done;
    }

    /** How many of them gave or lifted a sanction. */
    long doneSanctions() {
        return doneSanctions;
    }

    EntryOutcome perform(Entry.NewAction entry) throws SQLException {
        AuditEntry audit = entry.audit();
        ChatUser actor = audit.actor();
        if (actor != null) {
            Optional<Refusal> banned = sanctions.refusal(SanctionKind.BAN, actor.id(), audit.at());
            if (banned.isPresent()) {
                return new EntryOutcome.Rejected(banned.get());
            }
        }
        ModerationAction action = audit.action();
        if (action instanceof ModerationAction.OnMessage onMessage) {
            return hideOne(entry, onMessage.message());
        }
        if (action instanceof ModerationAction.Purge purge) {
            return hideAll(entry, purge.user());
        }
        changeSanction(audit);
        return done(entry, audit, Optional.empty());
    }

    private EntryOutcome hideOne(Entry.NewAction entry, MessageId target) throws SQLException {
        Optional<ChatMessage> found = tables.messages().find(connection, id, room, target);
        if (found.isEmpty() || found.get().isDeleted()) {
            return new EntryOutcome.Rejected(
                    Refusal.of(found.isEmpty() ? RefusalCode.MESSAGE_NOT_FOUND : RefusalCode.ALREADY_RESOLVED));
        }
        AuditEntry audit = entry.audit().hiding(MessageTable.hidden(found.get()));
        DeletedBy by = AuditTable.hiddenBy(audit);
        tables.messages().redact(connection, room, found.get(), by);
        RoomEvent.Deleted event = new RoomEvent.Deleted(nextSeq.getAsLong(), target, by, audit.at());
        return done(entry, audit, Optional.of(tables.changes().insert(connection, room, event)));
    }

    /** A purge that finds nothing to hide is recorded like any other, and causes no public event. */
    private EntryOutcome hideAll(Entry.NewAction entry, UserId user) throws SQLException {
        long hidden = tables.purges().upTo(connection, room, user);
        AuditEntry audit = entry.audit().hiding(tables.messages().shown(connection, room, user, hidden));
        DeletedBy by = AuditTable.hiddenBy(audit);
        if (audit.hidden().isEmpty()) {
            return done(entry, audit, Optional.empty());
        }
        RoomEvent.Cleared event = new RoomEvent.Cleared(nextSeq.getAsLong(), user, by, audit.at());
        if (tables.messages().areMore(connection, room, user, hidden, MOST_AT_ONCE)) {
            tables.purges().insert(connection, room, user, event.seq(), by);
        } else {
            tables.messages().redact(connection, room, user, hidden, by);
        }
        return done(entry, audit, Optional.of(tables.changes().insert(connection, room, event)));
    }

    private void changeSanction(AuditEntry audit) throws SQLException {
        ModerationAction action = audit.action();
        Optional<Sanction> given = audit.sanction();
        if (given.isPresent()) {
            put(given.get());
        } else if (action instanceof ModerationAction.Unmute) {
            lift(SanctionKind.MUTE, audit.target());
        } else if (action instanceof ModerationAction.Unban) {
            lift(SanctionKind.BAN, audit.target());
        } else {
            throw new IllegalArgumentException("unknown action: " + action.wireName());
        }
    }

    private void put(Sanction sanction) throws SQLException {
        tables.sanctions().put(connection, room, sanction);
        sanctions.put(sanction);
    }

    private void lift(SanctionKind kind, UserId user) throws SQLException {
        tables.sanctions().lift(connection, room, kind, user);
        sanctions.lift(kind, user);
    }

    private EntryOutcome done(Entry.NewAction entry, AuditEntry audit, Optional<RoomEvent> event) throws SQLException {
        Receipt.Moderated receipt = new Receipt.Moderated(audit, event);
        tables.audit().insert(connection, room, receipt, entry.key());
        done++;
        doneSanctions += audit.action().changesSanctions() ? 1 : 0;
        return new EntryOutcome.Done(receipt);
    }
}
