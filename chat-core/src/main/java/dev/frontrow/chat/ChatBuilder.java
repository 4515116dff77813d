package dev.frontrow.chat;

import dev.frontrow.chat.engine.ChatComponents;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.SafeObserver;
import dev.frontrow.chat.engine.context.SteadyClock;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateTree;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a {@link Chat}. Used once, by one thread. */
public final class ChatBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

    private final ChatStore store;
    private final Directory directory;
    private Gate gate = Gate.open();
    private Facts facts = Facts.none();
    private RateLimiter limiter = new WindowRateLimiter();
    private ContentFilter filter = ContentFilter.none();
    private Backplane backplane = Backplane.none();
    private ChatObserver observer = new ChatObserver() {};
    private ChatSettings settings = ChatSettings.defaults();
    private InstantSource clock = InstantSource.system();
    private LongSupplier elapsed = System::nanoTime;
    private boolean isBuilt;

    ChatBuilder(ChatStore store, Directory directory) {
        this.store = Objects.requireNonNull(store, "store");
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /** Who may speak. Default: everybody who may come in. */
    public ChatBuilder gate(Gate value) {
        gate = Objects.requireNonNull(value, "gate");
        return this;
    }

    /** What is known of people, for gates and modes that need it. Default: nothing, {@link Facts#none()}. */
    public ChatBuilder facts(Facts value) {
        facts = Objects.requireNonNull(value, "facts");
        return this;
    }

    /** How often. Default: {@link WindowRateLimiter}. */
    public ChatBuilder limiter(RateLimiter value) {
        limiter = Objects.requireNonNull(value, "limiter");
        return this;
    }

    /** What may be shown. Default: everything. */
    public ChatBuilder filter(ContentFilter value) {
        filter = Objects.requireNonNull(value, "filter");
        return this;
    }

    /** To the other nodes on the same store. Default: there are none. Closed with the chat. */
    public ChatBuilder backplane(Backplane value) {
        backplane = Objects.requireNonNull(value, "backplane");
        return this;
    }

    /** Who watches. Default: nobody. */
    public ChatBuilder observer(ChatObserver value) {
        observer = Objects.requireNonNull(value, "observer");
        return this;
    }

    /** The numbers. Default: {@link ChatSettings#defaults()}. */
    public ChatBuilder settings(ChatSettings value) {
        settings = Objects.requireNonNull(value, "settings");
        return this;
    }

    /**
     * The time of day on this node. Messages, mutes and bans go by the time of the store where it has one
     * ({@link ChatStore#time()}), and by this one otherwise; tickets are renewed by this one. The chat's time does not
     * jump when this clock or the store's does: it goes on with the time that really passes, and follows by 0.5 ms a
     * second. Default: the system's.
     */
    public ChatBuilder clock(InstantSource value) {
        return clock(value, System::nanoTime);
    }

    /**
     * The same, with the clock by which time really passes; for tests that move both.
     *
     * @param elapsedNanos nanoseconds since any moment, like {@link System#nanoTime()}
     */
    public ChatBuilder clock(InstantSource value, LongSupplier elapsedNanos) {
        clock = Objects.requireNonNull(value, "clock");
        elapsed = Objects.requireNonNull(elapsedNanos, "elapsedNanos");
        return this;
    }

    /**
     * A chat may be built while its store is away, or takes long to answer; then it begins with this node's time, and
     * takes over the store's when it answers.
     */
    private SteadyClock timeNow(ChatObserver told) {
        SteadyClock time = new SteadyClock(clock.instant(), elapsed);
        try {
            time.follow(() -> store.time().orElseGet(clock::instant));
        } catch (RuntimeException e) {
            told.hostFailed("store", null, e);
        }
        return time;
    }

    /**
     * The chat, running.
     *
     * @throws IllegalStateException it was built before, or the gate needs facts and {@link #facts} was not called
     * @throws IllegalArgumentException the deadlines of the gate's leaves do not fit into {@code gateTimeout}
     */
    public Chat build() {
        if (isBuilt) {
            throw new IllegalStateException("build: was called before; a builder builds one chat");
        }
        checkGate();
        isBuilt = true;
        ChatThreads threads = new ChatThreads(backplane, settings);
        SafeObserver safe = new SafeObserver(observer);
        EngineContext env = new EngineContext(
                store,
                backplane,
                safe,
                settings,
                clock,
                timeNow(safe),
                System::nanoTime,
                threads::later,
                threads.work(),
                threads.loops());
        ChatComponents.Parts parts = new ChatComponents.Parts(directory, gate, facts, limiter, filter);
        ChatComponents components = ChatComponents.of(parts, env, threads.host());
        threads.tick(components.hub());
        threads.repeat(safe.sumUpEvery(), safe::sumUp);
        LOG.info(
                "Frontrow {} started: store {}, backplane {}, gate {}, {}",
                Version.current(),
                nameOf(store),
                nameOf(backplane),
                nameOf(gate),
                settings);
        return new Chat(components, threads, safe, env);
    }

    /** A gate that could never open, or never in time, is a mistake of who wired it, and shows here. */
    private void checkGate() {
        GateTree tree = GateTree.of(gate);
        tree.shared(settings.gateTimeout());
        if (facts == Facts.none() && !tree.facts().isEmpty()) {
            throw new IllegalStateException("build: the gate needs facts " + tree.facts()
                    + " and nobody knows any (expected: ChatBuilder.facts(...) was called)");
        }
    }

    private static String nameOf(Object part) {
        String name = part.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
