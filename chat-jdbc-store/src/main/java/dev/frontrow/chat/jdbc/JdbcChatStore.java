package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.moderation.ModerationAction;
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
import dev.frontrow.chat.store.Receipt;
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
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The durable store: PostgreSQL 14 or newer, MariaDB 10.6 or newer, MySQL 8 (not tested), or H2 2.2 or newer, over the host's own pool. Called by hosts, once, to make it:
 *
 * <pre>{@code
 * JdbcSchema.migrate(dataSource);
 * ChatStore store = JdbcChatStore.over(dataSource).build();
 * }</pre>
 *
 * <p><b>Durable.</b> What {@link #append} accepted was committed before it returned, and is as durable as the database makes a commit. A call that throws left nothing, or
 * a batch whose commit was sent and never answered; its keys settle which when it is tried again.
 *
 * <p><b>Several nodes</b> may use one database: whoever appends to a room locks that room's row, so numbers are dense and in commit order for all of them.
 *
 * <p>Safe for use by many threads. A call takes one connection for its duration; one that hears nothing from the database for the timeout gives up.
 */
public final class JdbcChatStore implements ChatStore {

    /** What ended longer ago is not read: no clock of a node is that far ahead of the database. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);

    private final Database database;
    private final Tables tables;
    private final BatchAppend append;
    private final String selectTime;
    private final EpochTable epochs = new EpochTable();
    private final InstantSource clock;
    private final Pruner pruner;
    private final PurgeUpkeep purges;
    private final Optional<PruneThread> upkeepThread;
    private final PersonalData personalData;
    /** Batches are answered with it. */
    private final SeenEpoch epoch;

    private JdbcChatStore(
            Database database,
            Tables tables,
            BatchAppend append,
            String selectTime,
            InstantSource clock,
            String epoch,
            Pruner pruner,
            PurgeUpkeep purges,
            Optional<PruneThread> upkeepThread,
            PersonalData personalData) {
        this.database = database;
        this.tables = tables;
        this.append = append;
        this.selectTime = selectTime;
        this.clock = clock;
        this.epoch = new SeenEpoch(epoch, append::forgetAll);
        this.pruner = pruner;
        this.purges = purges;
        this.upkeepThread = upkeepThread;
        this.personalData = personalData;
    }

    /** A builder that starts with the defaults. The pool stays the caller's to close, after the store. */
    public static Builder over(DataSource pool) {
        return new Builder(pool);
    }

    /** Without the sanctions that ended a while ago. */
    @Override
    public RoomHead open(RoomId room) {
        Instant then = clock.instant().minus(CLOCKS_DIFFER_BY);
        String before = epoch.last();
        return database.read(connection -> {
            Optional<RoomRow> found = tables.rooms().find(connection, room);
            return found.isEmpty()
                    ? new RoomHead(new Position(epoch.saw(before, epochs.find(connection)), 0), 0, List.of())
                    : new RoomHead(
                            saw(before, found.get().position()),
                            found.get().sanctions(),
                            tables.sanctions().all(connection, found.get(), then));
        });
    }

    /** One query for all. */
    @Override
    public Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
        if (rooms.isEmpty()) {
            return Map.of();
        }
        String before = epoch.last();
        return database.read(connection -> {
            Map<RoomId, RoomVersion> versions = tables.rooms().versions(connection, rooms);
            versions.values().forEach(version -> saw(before, version.head()));
            if (versions.size() < rooms.size()) {
                String found = epoch.saw(before, epochs.find(connection));
                RoomVersion empty = new RoomVersion(new Position(found, 0), 0, Optional.empty());
                rooms.forEach(room -> versions.putIfAbsent(room, empty));
            }
            return versions;
        });
    }

    @Override
    public String renewEpochIfLost(SeenEvent seen) {
        String before = epoch.last();
        return epoch.saw(before, database.transaction(connection -> epochs.renewIfLost(connection, tables, seen)));
    }

    private Position saw(String before, Position found) {
        epoch.saw(before, found.epoch());
        return found;
    }

    @Override
    public Appended append(Batch batch) {
        List<EntryOutcome> outcomes = append.append(batch);
        if (outcomes.stream().anyMatch(JdbcChatStore::isPurge)) {
            upkeepThread.ifPresent(thread -> thread.soon(purges::run));
        }
        return new Appended(epoch.last(), outcomes);
    }

    private static boolean isPurge(EntryOutcome outcome) {
        return outcome instanceof EntryOutcome.Done done
                && done.receipt() instanceof Receipt.Moderated moderated
                && moderated.audit().action() instanceof ModerationAction.Purge;
    }

    @Override
    public List<RoomEvent> log(LogQuery query) {
        return database.read(connection -> {
            Optional<RoomRow> found = tables.rooms().find(connection, query.room());
            return found.isEmpty() || query.upTo() > found.get().head()
                    ? List.of()
                    : tables.log(connection, query, found.get());
        });
    }

    @Override
    public Optional<MessagePage> messages(MessageQuery query) {
        return database.read(connection -> {
            Optional<RoomRow> found = tables.rooms().find(connection, query.room());
            return found.isEmpty()
                    ? Optional.of(new MessagePage(List.of(), false))
                    : tables.messages().page(connection, query, found.get());
        });
    }

    @Override
    public AuditPage audit(AuditQuery query) {
        return database.read(connection -> {
            Optional<RoomRow> found = tables.rooms().find(connection, query.room());
            return found.isEmpty()
                    ? new AuditPage(List.of(), false)
                    : tables.audit().page(connection, found.get(), query);
        });
    }

    @Override
    public Optional<KnownKey> known(KeyQuery query) {
        return database.read(connection -> {
            Optional<RoomRow> found = tables.rooms().find(connection, query.room());
            return found.isEmpty()
                    ? Optional.empty()
                    : tables.known(connection, query.room(), found.get(), query.user(), query.value());
        });
    }

    /** The time of the database server. */
    @Override
    public Optional<Instant> time() {
        return database.read(connection ->
                Statements.first(connection, selectTime, row -> Instant.ofEpochMilli(row.getLong("millis"))));
    }

    /** Always there: by indexes, in small steps, and never more than a page in memory. */
    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(personalData);
    }

    /**
     * Prunes once, now: what {@link Builder#retention} says is kept no longer, and mutes and bans that ended more than a day ago. For hosts with a scheduler of their own, on
     * one node or several; nobody who reads or writes waits for it. May take long, and is done in small steps: what fails on the way is completed by the next call.
     *
     * @throws DatabaseException the database refused or did not answer
     */
    public Pruned prune() {
        return pruner.prune();
    }

    /** Ends the thread that prunes, after the step it is at. */
    @Override
    public void close() {
        upkeepThread.ifPresent(PruneThread::close);
    }

    /** Used once, by one thread. */
    public static final class Builder {

        private static final Duration PRUNE_EVERY = Duration.ofMinutes(10);
        private static final Duration PRUNE_OFTENEST = Duration.ofSeconds(1);
        private static final Duration PRUNE_RAREST = Duration.ofDays(7);

        private final DataSource pool;
        private Duration timeout = Database.DEFAULT_TIMEOUT;
        private Retention retention = Retention.keepAll();
        private Optional<Duration> pruneEvery = Optional.of(PRUNE_EVERY);
        private InstantSource clock = InstantSource.system();

        private Builder(DataSource pool) {
            this.pool = pool;
        }

        /**
         * How long a database may say nothing before a call gives up and its connection is dropped; 100 ms to 5 min, default 5 s. What was rolled back because of others is tried again for half as
         * long. How long a call waits for a
         * connection is the pool's setting, and should be shorter.
         */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** How long what is kept; default everything, for ever. */
        public Builder retention(Retention value) {
            retention = value;
            return this;
        }

        /**
         * How often a daemon thread of the store prunes, give or take half of it so that nodes do not prune at the same time; 1 s to 7 days, default 10 min. With everything kept it
         * removes mutes and bans that ended, and what purges left.
         *
         * @throws IllegalArgumentException a time out of that range
         */
        public Builder pruneEvery(Duration value) {
            if (value.compareTo(PRUNE_OFTENEST) < 0 || value.compareTo(PRUNE_RAREST) > 0) {
                throw new IllegalArgumentException(
                        "pruneEvery: " + value + " (expected: " + PRUNE_OFTENEST + ".." + PRUNE_RAREST + ")");
            }
            pruneEvery = Optional.of(value);
            return this;
        }

        /** The store has no thread; the host calls {@link JdbcChatStore#prune}, which also takes the texts out of their rows that a large purge has hidden. */
        public Builder pruneByHand() {
            pruneEvery = Optional.empty();
            return this;
        }

        /** What time it is when something is pruned, or sanctions are read; the system's clock by default. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * The store.
         *
         * @throws SchemaException the tables are missing or of another version
         * @throws DatabaseException the database cannot be reached
         * @throws IllegalArgumentException a setting out of its range; an H2 file that is written later than with the commit
         */
        public JdbcChatStore build() {
            Database database = new Database(pool, timeout);
            JdbcSchema.check(pool);
            Product product = database.read(connection -> {
                Product found = Product.of(connection);
                found.checkDurable(connection);
                return found;
            });
            String epoch = database.read(new EpochTable()::find);
            Tables tables = Tables.of(product);
            Upkeep upkeep = new Upkeep(database, product);
            PurgeUpkeep purges = new PurgeUpkeep(upkeep, tables.purges());
            Pruner pruner = new Pruner(upkeep, purges, retention, clock);
            return new JdbcChatStore(
                    database,
                    tables,
                    product.append(database, tables),
                    product.selectTime(),
                    clock,
                    epoch,
                    pruner,
                    purges,
                    startPruning(pruner),
                    new JdbcPersonalData(upkeep, tables, purges, clock));
        }

        private Optional<PruneThread> startPruning(Pruner pruner) {
            return pruneEvery.map(every -> {
                PruneThread thread = new PruneThread(pruner, timeout);
                new PruneTimer(
                                pruner,
                                every,
                                thread,
                                () -> ThreadLocalRandom.current().nextDouble())
                        .start();
                return thread;
            });
        }
    }
}
