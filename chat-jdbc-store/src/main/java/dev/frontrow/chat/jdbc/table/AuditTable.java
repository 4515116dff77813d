package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code frontrow_audit}; the texts that an action hid are in {@link HiddenTable}. */
public final class AuditTable {

    private static final String SELECT = "SELECT " + AuditRow.COLUMNS + " FROM frontrow_audit WHERE room = ?";
    private static final String INSERT = "INSERT INTO frontrow_audit"
            + " (room, id, made_at, actor, actor_name, actor_role, actor_badges, action, message,"
            + " target, target_name, duration_ms, until_at, reason, detail, event_seq, log_head, key_user, key_value,"
            + " fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final HiddenTable hidden = new HiddenTable();
    private final ChangeTable changes;

    AuditTable(ChangeTable changes) {
        this.changes = changes;
    }

    /**
     * Records an action.
     *
     * @param head the position of the newest public event, which may be that of the action
     */
    public void insert(
            Connection connection, RoomRow room, Receipt.Moderated done, long head, @Nullable IdempotencyKey key)
            throws SQLException {
        AuditEntry entry = done.audit();
        ChatUser actor = entry.actor();
        ModerationAction action = entry.action();
        Duration duration = action.duration();
        Statements.update(
                connection,
                INSERT,
                room.no(),
                entry.id(),
                entry.at().toEpochMilli(),
                actor == null ? null : actor.id(),
                actor == null ? null : actor.name(),
                actor == null ? null : actor.role().wireName(),
                actor == null ? null : UserColumns.badges(actor),
                action.wireName(),
                action.message(),
                entry.target(),
                entry.targetName(),
                duration == null ? null : duration.toMillis(),
                Statements.millis(entry.until()),
                entry.reason(),
                action.detail(),
                done.event().map(RoomEvent::seq).orElse(null),
                head,
                key == null ? null : key.user(),
                key == null ? null : key.value(),
                key == null ? null : key.fingerprint());
        hidden.insert(connection, room, entry);
    }

    /** Newest first. Index: frontrow_audit_id; for one person frontrow_audit_target. */
    public AuditPage page(Connection connection, RoomRow room, AuditQuery query) throws SQLException {
        String before = query.before();
        UserId target = query.target();
        String where = (target == null ? "" : " AND target = ?") + (before == null ? "" : " AND id < ?");
        List<Object> parameters = new ArrayList<>();
        Optional.ofNullable(target).ifPresent(parameters::add);
        Optional.ofNullable(before).ifPresent(parameters::add);
        parameters.add(query.limit() + 1L);
        List<AuditRow> bare = bare(connection, query.room(), room, where + " ORDER BY id DESC LIMIT ?", parameters);
        List<AuditRow> full = withHidden(connection, room, bare, AuditPage.MAX_TEXTS + 1);
        return AuditPage.of(audits(full), query.limit());
    }

    /**
     * The actions of a user, in the order of ids, as that user may have them: of a clear only their own texts. Index:
     * frontrow_audit_actor.
     */
    public List<AuditEntry> by(Connection connection, RoomId id, RoomRow room, UserId actor, String after, int limit)
            throws SQLException {
        String where = " AND actor = ? AND id > ? ORDER BY id LIMIT ?";
        return personal(connection, id, room, where, List.of(actor, after, limit), actor);
    }

    /**
     * Actions of others on a user, and on the room that hid texts of theirs, in the order of ids. Indexes:
     * frontrow_audit_target, frontrow_hidden_place.
     */
    public List<AuditEntry> on(Connection connection, RoomId id, RoomRow room, UserId target, String after, int limit)
            throws SQLException {
        String where = " AND (target = ? OR (target IS NULL AND EXISTS (SELECT 1 FROM frontrow_hidden h"
                + " WHERE h.room = frontrow_audit.room AND h.audit = frontrow_audit.id AND h.author = ?)))"
                + " AND id > ? AND (actor IS NULL OR actor <> ?) ORDER BY id LIMIT ?";
        return personal(connection, id, room, where, List.of(target, target, after, target, limit), target);
    }

    private List<AuditEntry> personal(
            Connection connection, RoomId id, RoomRow room, String where, List<?> parameters, UserId person)
            throws SQLException {
        List<AuditRow> bare = bare(connection, id, room, where, parameters);
        List<String> ids = bare.stream().map(found -> found.entry().id()).toList();
        Map<String, List<HiddenText>> texts =
                hidden.of(connection, room, ids, person, bare.size() * AuditEntry.MAX_HIDDEN);
        return audits(bare.stream().map(found -> found.hiding(texts)).toList());
    }

    /** The action that a key was used for. Index: frontrow_audit_key. */
    Optional<KnownKey> known(Connection connection, RoomId id, RoomRow room, UserId user, String key)
            throws SQLException {
        List<AuditRow> found = list(connection, id, room, " AND key_user = ? AND key_value = ?", List.of(user, key));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AuditRow row = found.get(0);
        Receipt done = new Receipt.Moderated(row.entry(), event(connection, id, room, row));
        return Optional.of(new KnownKey(Objects.requireNonNull(row.fingerprint()), done));
    }

    private Optional<RoomEvent> event(Connection connection, RoomId id, RoomRow room, AuditRow row)
            throws SQLException {
        if (row.eventSeq().isEmpty()) {
            return Optional.empty();
        }
        long seq = row.eventSeq().get();
        Optional<RoomEvent> kept = changes.find(connection, id, room, seq);
        return kept.isPresent() ? kept : Optional.of(row.pruned(seq));
    }

    /**
     * The text that a deletion of this message hid last, if it is still kept, the message was not restored since, and
     * neither a purge of its author nor a clear came after that, in the order of the log. Indexes:
     * frontrow_audit_message, frontrow_audit_target, frontrow_hidden_place.
     */
    public Optional<String> deleted(Connection connection, RoomRow room, ChatMessage message) throws SQLException {
        Optional<Optional<String>> newest = Statements.first(
                connection,
                "SELECT CASE WHEN EXISTS (SELECT b.id FROM frontrow_audit b WHERE b.room = a.room"
                        + " AND COALESCE(b.log_head, b.event_seq) >= a.event_seq AND b.target = ? AND b.action = 'purge')"
                        + " OR EXISTS (SELECT c.id FROM frontrow_audit c WHERE c.room = a.room"
                        + " AND COALESCE(c.log_head, c.event_seq) >= a.event_seq AND c.target IS NULL"
                        + " AND c.action = 'clear')"
                        + " THEN NULL ELSE h.text END AS text FROM frontrow_audit a"
                        + " LEFT JOIN frontrow_hidden h ON h.room = a.room AND h.audit = a.id"
                        + " WHERE a.room = ? AND a.message = ? AND a.action IN ('delete', 'restore')"
                        + " ORDER BY a.event_seq DESC LIMIT 1",
                row -> Optional.ofNullable(row.getString("text")),
                message.author().id(),
                room.no(),
                message.id());
        return newest.flatMap(text -> text);
    }

    /** As {@link MessageTable#taken}. Index: frontrow_audit_key. */
    public Set<KeyName> taken(Connection connection, RoomRow room, Collection<KeyName> names) throws SQLException {
        Set<UserId> users = KeyName.users(names);
        Set<String> values = KeyName.values(names);
        return new HashSet<>(Statements.list(
                connection,
                "SELECT key_user, key_value FROM frontrow_audit WHERE room = ? AND key_user IN " + Statements.in(users)
                        + " AND key_value IN " + Statements.in(values),
                row -> new KeyName(new UserId(row.getString("key_user")), row.getString("key_value")),
                room.no(),
                users,
                values));
    }

    /**
     * Users who acted with a key, up to a limit. Steps from user to user, so that its cost depends on the number of
     * users, not of entries. In PostgreSQL's SQL. Index: frontrow_audit_key.
     */
    public Set<UserId> keyUsers(Connection connection, RoomRow room, int limit) throws SQLException {
        String next = "(SELECT min(key_user) FROM frontrow_audit WHERE room = ? AND key_user";
        return new HashSet<>(Statements.list(
                connection,
                "WITH RECURSIVE found (key_user) AS (SELECT " + next + " IS NOT NULL) UNION ALL SELECT " + next
                        + " > found.key_user) FROM found WHERE found.key_user IS NOT NULL)"
                        + " SELECT key_user FROM found WHERE key_user IS NOT NULL LIMIT ?",
                row -> new UserId(row.getString("key_user")),
                room.no(),
                room.no(),
                limit));
    }

    /** Whether one of these users acted with a key. Index: frontrow_audit_key. */
    public boolean isKeyUser(Connection connection, RoomRow room, Collection<UserId> users) throws SQLException {
        return !Statements.list(
                        connection,
                        "SELECT key_user FROM frontrow_audit WHERE room = ? AND key_user IN " + Statements.in(users)
                                + " LIMIT 1",
                        row -> row.getString("key_user"),
                        room.no(),
                        users)
                .isEmpty();
    }

    private static List<AuditEntry> audits(List<AuditRow> found) {
        return found.stream().map(AuditRow::entry).toList();
    }

    /** Entries with all texts they hid; {@code where} is a constant of this class, never a caller's input. */
    private List<AuditRow> list(Connection connection, RoomId id, RoomRow room, String where, List<?> parameters)
            throws SQLException {
        List<AuditRow> bare = bare(connection, id, room, where, parameters);
        return withHidden(connection, room, bare, bare.size() * AuditEntry.MAX_HIDDEN);
    }

    private static List<AuditRow> bare(Connection connection, RoomId id, RoomRow room, String where, List<?> parameters)
            throws SQLException {
        return Statements.list(
                connection,
                SELECT + where,
                row -> AuditRow.of(id, row),
                Stream.concat(Stream.of(room.no()), parameters.stream()).toArray());
    }

    /** Only actions with a public event hide texts. */
    private List<AuditRow> withHidden(Connection connection, RoomRow room, List<AuditRow> bare, int limit)
            throws SQLException {
        List<String> ids = bare.stream()
                .filter(found -> found.eventSeq().isPresent())
                .map(found -> found.entry().id())
                .toList();
        Map<String, List<HiddenText>> texts = hidden.newest(connection, room, ids, limit);
        return bare.stream().map(found -> found.hiding(texts)).toList();
    }
}
