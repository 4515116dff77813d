package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.StateEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.RoomModes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code frontrow_change}: the public events that are not messages. */
public final class ChangeTable {

    private static final String DELETED = "deleted";
    private static final String CLEARED = "cleared";
    private static final String RESTORED = "restored";
    private static final String MODES = "modes";
    private static final String PINNED = "pinned";
    private static final String UNPINNED = "unpinned";

    private static final String INSERT =
            "INSERT INTO frontrow_change (room, seq, kind, message, user_id, about_seq, detail, until_at, made_by,"
                    + " made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** With the message of a pin or a restoration as it is now, unless it is pruned, as no pinned one is. Index: frontrow_message_id. */
    private static final String SELECT = "SELECT c.seq AS change_seq, c.kind AS change_kind, c.message, c.user_id,"
            + " c.about_seq, c.detail, c.until_at, c.made_by, c.made_at, " + MessageRow.COLUMNS
            + " FROM frontrow_change c LEFT JOIN frontrow_message m ON c.kind IN ('" + PINNED + "', '" + RESTORED
            + "') AND m.room = c.room AND m.id = c.message AND (m.seq >= ? OR m.id = ?)"
            + " WHERE c.room = ? AND c.seq >= ? AND c.seq <= ? ORDER BY c.seq";

    /** What a row has beside its place, its kind, by whom and when. */
    private record About(
            @Nullable MessageId message,
            @Nullable UserId user,
            @Nullable Long seq,
            @Nullable String detail,
            @Nullable Instant until) {

        static final About NOTHING = new About(null, null, null, null, null);

        static About message(MessageId message) {
            return new About(message, null, null, null, null);
        }
    }

    public void insert(Connection connection, RoomRow room, RoomEvent event) throws SQLException {
        if (event instanceof RoomEvent.Deleted deleted) {
            About about = About.message(deleted.message());
            insert(connection, room, event, DELETED, about, deleted.by(), deleted.at());
        } else if (event instanceof RoomEvent.Cleared cleared) {
            About about = new About(null, cleared.user(), null, null, null);
            insert(connection, room, event, CLEARED, about, cleared.by(), cleared.at());
        } else if (event instanceof RoomEvent.Restored restored) {
            ChatMessage message = restored.message();
            About about = new About(message.id(), message.author().id(), message.seq(), null, null);
            insert(connection, room, event, RESTORED, about, DeletedBy.MODERATOR, restored.at());
        } else if (event instanceof StateEvent.ModesChanged changed) {
            About about = new About(null, null, null, changed.modes().toText(), null);
            insert(connection, room, event, MODES, about, changed.by(), changed.at());
        } else if (event instanceof StateEvent.PinChanged changed) {
            Pin pin = changed.pin().orElse(null);
            About about = pin == null ? About.NOTHING : new About(pin.message().id(), null, null, null, pin.until());
            insert(connection, room, event, pin == null ? UNPINNED : PINNED, about, changed.by(), changed.at());
        } else {
            throw new IllegalArgumentException("not a change: " + event);
        }
    }

    /** Index: frontrow_change_place. */
    List<RoomEvent> between(Connection connection, RoomId id, RoomRow room, long after, long upTo) throws SQLException {
        return Statements.list(
                connection,
                SELECT,
                row -> event(id, row),
                room.keptFrom(),
                room.pin().map(pin -> pin.message().value()).orElse(""),
                room.no(),
                Math.max(after + 1, room.keptFrom()),
                upTo);
    }

    /** The event at a position; empty also if it is pruned. Index: frontrow_change_place. */
    Optional<RoomEvent> find(Connection connection, RoomId id, RoomRow room, long seq) throws SQLException {
        return between(connection, id, room, seq - 1, seq).stream().findFirst();
    }

    private static void insert(
            Connection connection, RoomRow room, RoomEvent event, String kind, About about, DeletedBy by, Instant at)
            throws SQLException {
        Statements.update(
                connection,
                INSERT,
                room.no(),
                event.seq(),
                kind,
                about.message(),
                about.user(),
                about.seq(),
                about.detail(),
                Statements.millis(about.until()),
                by.wireName(),
                at.toEpochMilli());
    }

    private static RoomEvent event(RoomId id, ResultSet row) throws SQLException {
        long seq = row.getLong("change_seq");
        DeletedBy by = EnumNames.of(DeletedBy.class, row.getString("made_by")).orElse(DeletedBy.SYSTEM);
        Instant at = Instant.ofEpochMilli(row.getLong("made_at"));
        String kind = row.getString("change_kind");
        return switch (kind) {
            case DELETED -> new RoomEvent.Deleted(seq, new MessageId(row.getString("message")), by, at);
            case CLEARED -> {
                String user = row.getString("user_id");
                yield new RoomEvent.Cleared(seq, user == null ? null : new UserId(user), by, at);
            }
            case RESTORED -> {
                Optional<ChatMessage> kept = message(id, row);
                yield new RoomEvent.Restored(seq, kept.isPresent() ? kept.get() : pruned(id, row, at), at);
            }
            case MODES -> new StateEvent.ModesChanged(seq, RoomModes.parse(row.getString("detail")), by, at);
            case PINNED -> {
                Instant until = Statements.instant(row, "until_at");
                yield new StateEvent.PinChanged(seq, message(id, row).map(kept -> new Pin(kept, at, until)), by, at);
            }
            case UNPINNED -> new StateEvent.PinChanged(seq, Optional.empty(), by, at);
            default -> new RoomEvent.Unrecognized(seq, kind, at);
        };
    }

    private static Optional<ChatMessage> message(RoomId id, ResultSet row) throws SQLException {
        return row.getString("id") == null ? Optional.empty() : Optional.of(MessageRow.message(id, row));
    }

    /**
     * A message that was restored and is pruned since: a tombstone, so that the event is still known as the same
     * ({@link RoomEvent#isSameAs}). When it was sent is not kept.
     */
    private static ChatMessage pruned(RoomId id, ResultSet row, Instant at) throws SQLException {
        String user = row.getString("user_id");
        ChatUser author = new ChatUser(new UserId(user), user, Role.VIEWER);
        MessageId message = new MessageId(row.getString("message"));
        Body gone = new Body.Deleted(DeletedBy.SYSTEM);
        return new ChatMessage(id, row.getLong("about_seq"), message, author.anonymous(), at, gone);
    }
}
