package dev.frontrow.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.tck.host.Front;
import dev.frontrow.tck.host.Host;
import dev.frontrow.tck.host.Person;
import dev.frontrow.tck.probe.PipeliningClient;
import dev.frontrow.tck.probe.Request;
import dev.frontrow.tck.probe.SlowClient;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Clients that ask and never read the answers hold no thread, however many requests they send on a connection: everybody else is served as before. */
public abstract class UnreadAnswersSuite extends HostedSuite {

    private static final int CLIENTS = 2 * Container.THREADS;

    /** As many in all as fill a connection's buffers, and what the server reads ahead, with the shortest answers. */
    private static final int ROUNDS = 40;

    private static final int REQUESTS_A_ROUND = 100;

    /** Far less than {@link Container#WRITE_TIMEOUT_MILLIS}, for which a thread that writes would be held; beside what the requests themselves cost. */
    private static final Duration SERVED = Duration.ofSeconds(3);

    /** The deadline of the test is one second. */
    private static final Duration ENDED = Duration.ofSeconds(20);

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

    @Test
    void anAnswerThatNobodyReadsEndsAtItsDeadline() throws IOException {
        AtomicReference<Front> made = new AtomicReference<>();
        List<SlowClient> clients = new ArrayList<>();
        try (Host host = Host.behind(servlet -> before(servlet, made), settings(), Duration.ofSeconds(1))) {
            Front front = Objects.requireNonNull(made.get());
            Person honest = host.person(room(), "honest");
            Request page = page(host.person(room(), "author"), 100).header("X-Front", "watch");
            Duration slowest = Duration.ZERO;
            try (OwnTime time = OwnTime.watch()) {
                while (clients.size() < CLIENTS) {
                    clients.add(new SlowClient(host.port(), page));
                }
                long patience = System.nanoTime() + ENDED.toNanos();
                while (front.timedOut() < CLIENTS && System.nanoTime() < patience) {
                    long asked = System.nanoTime();
                    Check.ok(honest.send("hello"), 201);
                    Duration own = time.between(asked, System.nanoTime());
                    slowest = own.compareTo(slowest) > 0 ? own : slowest;
                }
            }
            int whole = 0;
            for (SlowClient client : clients) {
                Waiting.until(Check.SOON, client::isGone, () -> "a connection goes on after half an answer");
                whole += client.heard().endsWith("}") ? 1 : 0;
            }
            Measured.report(
                    host,
                    "answers that nobody reads, at their deadline: " + front.timedOut() + " of " + CLIENTS
                            + " timed out, slowest send "
                            + slowest.toMillis() + " ms");
            assertThat(front.timedOut()).isEqualTo(CLIENTS);
            assertThat(whole).isZero();
            assertThat(slowest).isLessThan(SERVED);
        } finally {
            for (SlowClient client : clients) {
                client.close();
            }
        }
    }

    private static Front before(HttpServlet servlet, AtomicReference<Front> made) {
        Front front = new Front(servlet);
        made.set(front);
        return front;
    }

    private Request page(int messages) {
        return page(person("author"), messages);
    }

    /** A page of so many messages, 1.2 KB each. */
    private static Request page(Person author, int messages) {
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
            measured(what, () -> {
                for (PipeliningClient client : clients) {
                    client.send(REQUESTS_A_ROUND);
                }
            });
        } finally {
            for (PipeliningClient client : clients) {
                client.close();
            }
        }
    }

    /** Everybody else beside them. The client's own patience is the bound of the time with the machine's part in it. */
    private void measured(String what, Attack more) throws IOException {
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

    /** What is done before each look at how others are served. */
    @FunctionalInterface
    private interface Attack {
        void run() throws IOException;
    }
}
