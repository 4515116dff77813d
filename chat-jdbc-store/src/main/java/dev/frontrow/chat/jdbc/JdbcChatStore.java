package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.append.BatchAppender;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.jdbc.personal.JdbcPersonalData;
import dev.frontrow.chat.jdbc.retention.PruneCounts;
import dev.frontrow.chat.jdbc.retention.PruneThread;
import dev.frontrow.chat.jdbc.retention.Pruner;
import dev.frontrow.chat.jdbc.retention.PurgeUpkeep;
import dev.frontrow.chat.jdbc.retention.Upkeep;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.jdbc.sql.DurationRange;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.PersonalData;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;
import dev.frontrow.chat.store.SeenEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The durable store: PostgreSQL 14 or newer, MariaDB 10.6 or newer, MySQL 8 (not tested), or H2 2.2 or newer, over the
 * host's own pool. Called by hosts, once, to make it:
 *
 * <pre>{@code
 * JdbcSchema.migrate(dataSource);
 * ChatStore store = JdbcChatStore.builder(dataSource).build();
 * }</pre>
 *
 * <p><b>Durable.</b> What {@link #append} accepted was committed before it returned, and is as durable as the database
 * makes a commit. After a call that throws, nothing was stored, or the outcome of a commit that was sent and never
 * answered is unknown; trying again with the same keys settles which.
 *
 * <p><b>Several nodes</b> may use one database: appending to a room locks that room's row, so positions are dense and
 * in commit order on all of them.
 *
 * <p>Safe for use by many threads. A call uses one connection for its duration, and gives up when it receives nothing
 * from the database for the network timeout.
 */
public final class JdbcChatStore implements ChatStore {

    private final Database database;
    private final BatchAppender append;
    private final String selectTime;
    private final RoomHeads heads;
    private final RoomReads rooms;
    private final Pruner pruner;
    private final Optional<PruneThread> pruneThread;
    private final PersonalData personalData;

    private JdbcChatStore(Builder chosen, Database database, Dialect dialect) {
        Tables tables = Tables.of(dialect);
        this.database = database;
        this.append = BatchAppender.of(dialect, database, tables);
        this.selectTime = dialect.selectTime();
        this.heads = new RoomHeads(database, tables, append::forgetAll, chosen.clock);
        this.rooms = new RoomReads(database, tables);
        Upkeep upkeep = new Upkeep(database, dialect);
        PurgeUpkeep purges = new PurgeUpkeep(upkeep, tables.purges());
        this.personalData = new JdbcPersonalData(upkeep, tables, purges, append::forgetAll, chosen.clock);
        this.pruner = new Pruner(upkeep, purges, chosen.retention::boundsAt, chosen.clock);
        this.pruneThread =
                chosen.pruneEvery.map(every -> PruneThread.start(pruner, purges, every, chosen.networkTimeout));
    }

    /** A builder that starts with the defaults. The pool stays the caller's to close, after the store. */
    public static Builder builder(DataSource pool) {
        return new Builder(pool);
    }

    /** Leaves out sanctions that ended a while ago. */
    @Override
    public RoomHead open(RoomId room) {
        return heads.open(room);
    }

    @Override
    public Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
        return heads.versions(rooms);
    }

    @Override
    public String renewEpochIfLost(SeenEvent seen) {
        return heads.renewEpochIfLost(seen);
    }

    @Override
    public Appended append(Batch batch) {
        List<EntryOutcome> outcomes = append.append(batch);
        pruneThread.ifPresent(thread -> thread.appended(outcomes));
        return new Appended(heads.epoch(), outcomes);
    }

    @Override
    public List<RoomEvent> log(LogQuery query) {
        return rooms.log(query);
    }

    @Override
    public Optional<MessagePage> messages(MessageQuery query) {
        return rooms.messages(query);
    }

    @Override
    public Optional<Instant> lastSentAt(RoomId room, UserId user) {
        return rooms.lastSentAt(room, user);
    }

    @Override
    public AuditPage audit(AuditQuery query) {
        return rooms.audit(query);
    }

    @Override
    public Optional<KnownKey> known(KeyQuery query) {
        return rooms.known(query);
    }

    /** The time of the database server. */
    @Override
    public Optional<Instant> time() {
        return database.read(connection ->
                Statements.first(connection, selectTime, row -> Instant.ofEpochMilli(row.getLong("millis"))));
    }

    /** Always present. Works by indexes, in small steps, with never more than a page in memory. */
    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(personalData);
    }

    /**
     * Prunes once, now: everything past its {@link Builder#retention}, and mutes and bans that ended more than a day
     * ago. For hosts with a scheduler of their own, on one node or several; readers and writers do not wait for it. It
     * may take long, and works in small steps: what is left after a failure is done by the next call.
     *
     * @throws DatabaseException the database refused or did not answer
     */
    public PruneResult prune() {
        PruneCounts done = pruner.prune();
        return new PruneResult(done.messages(), done.texts(), done.changes(), done.auditEntries(), done.sanctions());
    }

    /** Ends the pruning thread after its current step. */
    @Override
    public void close() {
        pruneThread.ifPresent(PruneThread::close);
    }

    /** Used once, by one thread. */
    public static final class Builder {

        private static final DurationRange PRUNE_EVERY =
                new DurationRange("pruneEvery", Duration.ofSeconds(1), Duration.ofDays(7));

        private final DataSource pool;
        private Duration networkTimeout = Database.DEFAULT_TIMEOUT;
        private Retention retention = Retention.keepAll();
        private Optional<Duration> pruneEvery = Optional.of(Duration.ofMinutes(10));
        private InstantSource clock = InstantSource.system();

        private Builder(DataSource pool) {
            this.pool = pool;
        }

        /**
         * Network timeout: how long a call waits for the database before it gives up and its connection is dropped; 100
         * ms to 5 min, default 5 s. Transactions that were rolled back because of a conflict are retried for half as
         * long. How long a call waits for a connection is the pool's setting, and should be shorter.
         */
        public Builder networkTimeout(Duration value) {
            networkTimeout = value;
            return this;
        }

        /** How long data is kept; by default everything, for ever. */
        public Builder retention(Retention value) {
            retention = value;
            return this;
        }

        /**
         * How often a daemon thread of the store prunes, varied by up to half; 1 s to 7 days, default 10 min. If
         * everything is kept, it still removes mutes and bans that ended, and texts that purges have hidden.
         *
         * @throws IllegalArgumentException a duration out of that range
         */
        public Builder pruneEvery(Duration value) {
            pruneEvery = Optional.of(PRUNE_EVERY.check(value));
            return this;
        }

        /**
         * The store starts no thread; the host calls {@link JdbcChatStore#prune}, which also removes the texts that a
         * large purge has hidden from their rows.
         */
        public Builder pruneByHand() {
            pruneEvery = Optional.empty();
            return this;
        }

        /** The clock for pruning and for reading sanctions; the system's by default. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * The store.
         *
         * @throws SchemaException the tables are missing or of another version
         * @throws DatabaseException the database cannot be reached
         * @throws IllegalArgumentException a setting out of its range; an H2 database that writes its file later than
         *     at the commit
         */
        public JdbcChatStore build() {
            Database database = new Database(pool, networkTimeout);
            JdbcSchema.check(pool);
            Dialect dialect = database.read(connection -> {
                Dialect found = Dialect.of(connection);
                found.checkDurable(connection);
                return found;
            });
            return new JdbcChatStore(this, database, dialect);
        }
    }
}
