package dev.frontrow.chat.engine.context;

import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What every room works with.
 *
 * @param store where everything is kept
 * @param backplane to the other nodes
 * @param observer the host's, made safe
 * @param settings the numbers
 * @param clock the time of day on this node, by which tickets are renewed
 * @param time the time of day of the chat: of messages, mutes and bans
 * @param nanoTime a clock like {@link System#nanoTime()}, for what is measured
 * @param later runs what is due in a moment
 * @param work runs what may block on the store, many tasks at once
 * @param loops serve the viewers, each one task at a time
 */
public record EngineContext(
        ChatStore store,
        Backplane backplane,
        ChatObserver observer,
        ChatSettings settings,
        InstantSource clock,
        SteadyClock time,
        LongSupplier nanoTime,
        Later later,
        Executor work,
        List<Executor> loops) {

    public EngineContext {
        loops = List.copyOf(loops);
    }
}
