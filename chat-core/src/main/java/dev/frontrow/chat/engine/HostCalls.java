package dev.frontrow.chat.engine;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.service.ModerationService;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;

/**
 * What is called of the host: each part's name, deadline and threads, and what is answered when it fails. All
 * fail closed.
 *
 * @param longestRequest how long a send or an action may take in all
 */
record HostCalls(
        HostCall<Directory> directory,
        HostCall<Gate> gate,
        HostCall<Facts> facts,
        HostCall<RateLimiter> limiter,
        HostCall<ContentFilter> filter,
        Duration longestRequest) {

    private static final Refusal HOST_UNAVAILABLE =
            Refusal.retryable(RefusalCode.HOST_UNAVAILABLE, Duration.ofSeconds(1));
    private static final Refusal GATE_UNAVAILABLE =
            Refusal.retryable(RefusalCode.GATE_UNAVAILABLE, Duration.ofSeconds(2));
    /** Without a time: nobody is told that the filter is away. */
    private static final Refusal CONTENT_BLOCKED = Refusal.of(RefusalCode.CONTENT_BLOCKED);

    static HostCalls of(ChatComponents.Parts parts, EngineContext env, ChatComponents.HostThreads threads) {
        ChatSettings settings = env.settings();
        var directory = new HostCall<>(
                "directory",
                parts.directory(),
                parts.directory().mayBlock(),
                new HostCall.Policy(settings.directoryTimeout(), HOST_UNAVAILABLE),
                new HostCall.Threads(threads.directory(), settings.hostThreads(), threads.timer()),
                env.observer());
        var gate = new HostCall<>(
                "gate",
                parts.gate(),
                parts.gate().mayBlock(),
                new HostCall.Policy(settings.gateTimeout(), GATE_UNAVAILABLE),
                new HostCall.Threads(threads.gate(), settings.gateThreads(), threads.timer()),
                env.observer());
        var facts = new HostCall<>(
                "facts",
                parts.facts(),
                parts.facts().mayBlock(),
                new HostCall.Policy(settings.factsTimeout(), GATE_UNAVAILABLE),
                new HostCall.Threads(threads.facts(), settings.hostThreads(), threads.timer()),
                env.observer());
        var limiter = new HostCall<>(
                "limiter",
                parts.limiter(),
                parts.limiter().mayBlock(),
                new HostCall.Policy(settings.limiterTimeout(), HOST_UNAVAILABLE),
                new HostCall.Threads(threads.limiter(), settings.hostThreads(), threads.timer()),
                env.observer());
        var filter = new HostCall<>(
                "filter",
                parts.filter(),
                parts.filter().mayBlock(),
                new HostCall.Policy(settings.filterTimeout(), CONTENT_BLOCKED),
                new HostCall.Threads(threads.filter(), settings.hostThreads(), threads.timer()),
                env.observer());
        Duration send = directory
                .longest()
                .plus(gate.longest())
                .plus(facts.longest().multipliedBy(2)) // for the modes of the room, and for the gate
                .plus(limiter.longest().multipliedBy(2)) // a permit, and how it stands where a repetition is answered
                .plus(filter.longest())
                .plus(settings.storeTimeout()
                        .multipliedBy(3)); // room loaded; last send looked up; commit, or first answer
        Duration action = directory
                .longest()
                .multipliedBy(2) // who asks, and on whom
                .plus(settings.storeTimeout().multipliedBy(3)) // the room is loaded, the message read, the commit
                .plus(ModerationService.SETTLE);
        return new HostCalls(directory, gate, facts, limiter, filter, send.compareTo(action) > 0 ? send : action);
    }
}
