package dev.frontrow.examples.customgate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Balances from a wallet service: {@code GET /wallets/<user>} answers {@code {"minor":250,"currency":"EUR"}}.
 *
 * <p>Whatever is no such answer, and in time, throws; the chat then refuses with {@code gate_unavailable}. Nothing is guessed, and nothing is remembered from
 * before: a balance that was right a second ago may have been spent.
 */
final class HttpWallet implements Wallet {

    /** Under the chat's own deadline for gates (300 ms), so that our message says what was slow. */
    static final Duration TIMEOUT = Duration.ofMillis(200);

    /** More than any answer has. */
    private static final int MAX_BYTES = 1024;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final URI service;
    private final Duration patience;

    /**
     * @param service where the service is, such as {@code http://wallet.internal:8090}
     * @param patience how long to wait for a connection, and for the answer with it; {@link #TIMEOUT} unless the chat's deadline is another
     */
    HttpWallet(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Money balance(GateRequest request) {
        String user = URLEncoder.encode(request.user().id().value(), StandardCharsets.UTF_8);
        HttpRequest question = HttpRequest.newBuilder(service.resolve("/wallets/" + user))
                .timeout(patience)
                .build();
        try {
            HttpResponse<InputStream> response = http.send(question, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new WalletUnavailable("status: " + response.statusCode() + " (expected: 200)");
                }
                return money(json.readTree(body.readNBytes(MAX_BYTES)));
            }
        } catch (IOException e) {
            throw new WalletUnavailable("no answer", e);
        } catch (InterruptedException e) {
            // The chat stopped waiting for us.
            Thread.currentThread().interrupt();
            throw new WalletUnavailable("interrupted", e);
        }
    }

    private static Money money(JsonNode answer) {
        JsonNode minor = answer.path("minor");
        JsonNode currency = answer.path("currency");
        if (!minor.canConvertToLong() || !minor.isIntegralNumber() || !currency.isTextual()) {
            throw new WalletUnavailable("answer: no balance in it");
        }
        try {
            return new Money(minor.longValue(), currency.textValue());
        } catch (IllegalArgumentException e) {
            throw new WalletUnavailable("answer: no balance in it", e);
        }
    }
}
