package dev.frontrow.examples.customgate;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the fake service for a test. */
final class Services {

    private static final AtomicBoolean WARM = new AtomicBoolean();

    private Services() {}

    static FakeWalletService start() {
        try {
            FakeWalletService service = FakeWalletService.start();
            if (WARM.compareAndSet(false, true)) {
                // The first request of a JVM loads some hundred classes, which can take longer than a wallet may.
                HttpRequest question = HttpRequest.newBuilder(service.address()).build();
                HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofInputStream());
            }
            return service;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the fake service does not start", e);
        }
    }
}
