package dev.frontrow.it.engine;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A wallet at the other end of a network, with all that may happen there. */
final class RemoteWallet implements Wallet {

    private final Map<UserId, Long> balances = new ConcurrentHashMap<>();
    private final Set<UserId> broken = ConcurrentHashMap.newKeySet();
    private final Map<UserId, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Duration takes = Duration.ZERO;
    private volatile int failsOnceIn = Integer.MAX_VALUE;
    private volatile boolean down;
    private volatile CountDownLatch answers = new CountDownLatch(0);

    RemoteWallet takes(Duration time) {
        takes = time;
        return this;
    }

    RemoteWallet failsOnceIn(int some) {
        failsOnceIn = some;
        return this;
    }

    RemoteWallet failsFor(UserId user) {
        broken.add(user);
        return this;
    }

    RemoteWallet worksFor(UserId user) {
        broken.remove(user);
        return this;
    }

    RemoteWallet down(boolean isDown) {
        down = isDown;
        return this;
    }

    /** From now on nothing is answered. */
    RemoteWallet hangs() {
        answers = new CountDownLatch(1);
        return this;
    }

    /** What hangs is answered now, and all that comes. */
    void answers() {
        answers.countDown();
    }

    RemoteWallet set(UserId user, long balance) {
        balances.put(user, balance);
        return this;
    }

    int asked(UserId user) {
        return asked.getOrDefault(user, new AtomicInteger()).get();
    }

    @Override
    public Money balance(GateRequest request) {
        UserId user = request.user().id();
        asked.computeIfAbsent(user, first -> new AtomicInteger()).incrementAndGet();
        int call = calls.incrementAndGet();
        try {
            answers.await();
            new CountDownLatch(1).await(takes.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("planned: interrupted", e);
        }
        if (down || broken.contains(user) || call % failsOnceIn == 0) {
            throw new IllegalStateException("planned: the wallet is away");
        }
        return new Money(balances.getOrDefault(user, 0L), "EUR");
    }
}
