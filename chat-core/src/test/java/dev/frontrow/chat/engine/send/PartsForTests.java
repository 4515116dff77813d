package dev.frontrow.chat.engine.send;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.engine.calls.StoreCalls;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.SteadyClock;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What stages are made of: parts of a host that answer at once, and a hub without rooms whose store nobody may ask. */
public final class PartsForTests {

    private PartsForTests() {}

    static <P> HostCall<P> inline(String name, P part) {
        return new HostCall<>(
                name,
                part,
                false,
                new HostCall.Policy(Duration.ofSeconds(1), Refusal.of(RefusalCode.HOST_UNAVAILABLE)),
                new HostCall.Threads(ForkJoinPool.commonPool(), 1, new ScheduledThreadPoolExecutor(0)),
                new ChatObserver() {});
    }

    /** One that may block, on the only thread of a pool. */
    static <P> HostCall<P> onOneThread(String name, P part, ExecutorService pool, Duration timeout) {
        return new HostCall<>(
                name,
                part,
                true,
                new HostCall.Policy(timeout, Refusal.of(RefusalCode.HOST_UNAVAILABLE)),
                new HostCall.Threads(pool, 1, new ScheduledThreadPoolExecutor(0)),
                new ChatObserver() {});
    }

    static Hub hub(ChatSettings settings, LongSupplier nanoTime) {
        return new Hub(env(settings, nanoTime));
    }

    static StoreCalls store(ChatSettings settings) {
        return new StoreCalls(env(settings, () -> 0));
    }

    public static EngineContext env(ChatSettings settings, LongSupplier nanoTime) {
        return env(settings, nanoTime, new ChatObserver() {});
    }

    public static EngineContext env(ChatSettings settings, LongSupplier nanoTime, ChatObserver observer) {
        ChatStore unused = (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (self, method, arguments) -> {
                    throw new AssertionError("nobody is here who could be told anything");
                });
        return new EngineContext(
                unused,
                new Alone(),
                observer,
                settings,
                () -> Given.NOON,
                new SteadyClock(Given.NOON, nanoTime),
                nanoTime,
                (task, delay) -> task.run(),
                Runnable::run,
                List.of(Runnable::run));
    }

    private static final class Alone implements Backplane {

        @Override
        public void announce(RoomId room) {}

        @Override
        public void listen(Consumer<RoomId> heard) {}

        @Override
        public void close() {}
    }
}
