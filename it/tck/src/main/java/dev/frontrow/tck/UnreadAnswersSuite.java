package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.PipeliningClient;
import dev.frontrow.tck.probe.Request;
import dev.frontrow.tck.probe.SlowClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that ask and never read the answers hold no thread, however many requests they send on a connection: everybody else is served as before. */
public abstract class UnreadAnswersSuite extends HostedSuite {

    /** More than any container has threads for. */
    private static final int CLIENTS = 300;

    /** As many in all as fill a connection's buffers, and what the server reads ahead, with the shortest answers. */
    private static final int ROUNDS = 40;

    private static final int REQUESTS_A_ROUND = 100;

    /** Far less than {@link Container#WRITE_TIMEOUT_MILLIS}, for which a thread that writes would be held; beside what the requests themselves cost. */
    private static final Duration SERVED = Duration.ofSeconds(3);

    @Override
    ChatSettings settings() {
        return Patient.settings().build();
    }

    @Test
    void unknownPathsHoldNobodyUp() throws IOException {
        held("404", Request.get("/api/nothing"));
    }

    @Test
    void refusalsHoldNobodyUp() throws IOException {
        held("401", Request.get(person("x").path() + "/messages"));
    }

    @Test
    void statusesThatSayAllHoldNobodyUp() throws IOException {
        held("204", Request.of("OPTIONS", "/api/chat"));
    }

    @Test
    void shortPagesHoldNobodyUp() throws IOException {
        held("short page", page(6));
    }

    @Test
    void longPagesHoldNobodyUp() throws IOException {
        held("long page", page(100));
    }

    @Test
    void longAnswersOfWhichTheBeginningIsReadHoldNobodyUp() throws IOException {
        Request page = page(100);
        List<SlowClient> clients = new ArrayList<>();
        try {
            while (clients.size() < CLIENTS) {
                SlowClient client = new SlowClient(host().port(), page);
                clients.add(client);
                Waiting.until(Check.SOON, client::isAnswered, () -> "client " + clients.size() + " is not answered");
            }
            measured("long page, begun", () -> {});
        } finally {
            for (SlowClient client : clients) {
                client.close();
            }
        }
    }

    /** A page of so many messages, 1.2 KB each. */
    private Request page(int messages) {
        Person author = person("author");
        for (int i = 0; i < messages; i++) {
            author.post("\u00e9".repeat(500));
        }
        return Request.get(author.path() + "/messages?limit=" + messages).bearer(author.token());
    }

    private void held(String what, Request request) throws IOException {
        List<PipeliningClient> clients = new ArrayList<>();
        try {
            while (clients.size() < CLIENTS) {
                clients.add(new PipeliningClient(host().port(), request));
            }
            measured(what, () -> clients.forEach(client -> client.send(REQUESTS_A_ROUND)));
        } finally {
            for (PipeliningClient client : clients) {
                client.close();
            }
        }
    }

    /** Everybody else beside them. The client's own patience is the bound of the time with the machine's part in it. */
    private void measured(String what, Runnable more) {
        Person honest = person("honest");
        honest.token();
        Duration slowest = Duration.ZERO;
        try (OwnTime time = OwnTime.watch()) {
            for (int i = 0; i < ROUNDS; i++) {
                more.run();
                long asked = System.nanoTime();
                Check.ok(honest.send("message " + i), 201);
                Check.ok(honest.get("/chat/state"), 200);
                Duration own = time.between(asked, System.nanoTime());
                slowest = own.compareTo(slowest) > 0 ? own : slowest;
            }
        }
        Measured.report(
                host(),
                "unread answers of " + CLIENTS + ", " + what + ": slowest honest pair " + slowest.toMillis() + " ms");
        assertThat(slowest).isLessThan(SERVED);
    }
}
