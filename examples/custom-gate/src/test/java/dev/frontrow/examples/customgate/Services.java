package dev.frontrow.examples.customgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The fake service, for tests. */
final class Services {

    /** More than a wallet may take in the chat: a build machine that is busy must not look like a service that is away. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Services() {}

    static FakeWalletService start() {
        try {
            return FakeWalletService.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
