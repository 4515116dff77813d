package dev.frontrow.chat.engine.calls;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What is answered where a part of the host was not asked, through no fault of its own. */
final class ComeBack {

    static final Refusal DRAINING = Refusal.retryable(RefusalCode.DRAINING, Duration.ofSeconds(1));

    private static final int MIN_OVERLOAD_RETRY_MS = 1000;
    private static final int MAX_OVERLOAD_RETRY_MS = 3000;

    private ComeBack() {}

    /** Those refused together do not come back together. */
    static Refusal overloaded() {
        int retryMs = ThreadLocalRandom.current().nextInt(MIN_OVERLOAD_RETRY_MS, MAX_OVERLOAD_RETRY_MS + 1);
        return Refusal.retryable(RefusalCode.OVERLOADED, Duration.ofMillis(retryMs));
    }
}
