package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The whole wire contract ({@code docs/spec/wire.md}) as one servlet, for Servlet 6.0 and later. Called by hosts, who mount it:
 *
 * <pre>{@code
 * ServletHolder holder = new ServletHolder(ChatServlet.of(chat, users, SigningKeys.fromEnvironment("FRONTROW_SECRET")));
 * holder.setAsyncSupported(true);
 * context.addServlet(holder, "/api/*");
 * }</pre>
 *
 * <p><b>Mapping.</b> A path prefix of the host's choice, such as {@code /api/*}; all paths are relative to it.
 *
 * <p><b>Async support</b> must be switched on for the servlet and for every filter before it. Without it event streams are refused, and the log says so.
 *
 * <p><b>End.</b> Call {@link Chat#close()} before stopping the server: then every stream is told to come back and accepted sends finish.
 * {@link #destroy()} does it otherwise, but some containers cut connections before that.
 *
 * <p><b>Logs.</b> Credentials are never logged here. The container's access log may hold the query of the event stream, with a ticket that opens that one
 * stream and lives for a minute by default.
 *
 * <p>Safe for use by many threads.
 */
public final class ChatServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(ChatServlet.class);

    private static final Endpoint MALFORMED = call -> Result.refused(RefusalCode.MALFORMED);
    private static final Endpoint MISCONFIGURED = call -> Result.refused(RefusalCode.SERVER_MISCONFIGURED);

    private final transient Chat chat;
    private final transient Router router;
    private final transient Cors cors;
    private final transient Bodies bodies;
    private final transient AsyncSupport async;
    private final transient Delivery delivery;
    private final transient Failures failures;

    private ChatServlet(
            Chat chat,
            Router router,
            Cors cors,
            Bodies bodies,
            AsyncSupport async,
            Delivery delivery,
            Failures failures) {
        this.chat = chat;
        this.router = router;
        this.cors = cors;
        this.bodies = bodies;
        this.async = async;
        this.delivery = delivery;
        this.failures = failures;
    }

    /** A servlet with all defaults. */
    public static ChatServlet of(Chat chat, UserResolver users, SigningKeys keys) {
        return builder(chat).users(users).keys(keys).build();
    }

    /** A builder; it needs {@link Builder#users} and {@link Builder#keys}. */
    public static Builder builder(Chat chat) {
        return new Builder(chat);
    }

    /** Closes the chat, if the host has not. */
    @Override
    public void destroy() {
        chat.close();
        delivery.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        try {
            Deferred deferred = Deferred.take(request);
            if (deferred == null) {
                arrive(request, response);
            } else {
                deferred.proceed(response);
            }
        } catch (IOException gone) {
            LOG.debug("somebody left before their answer", gone);
        }
    }

    /** Answers a request that is here as a whole at once; the others in a dispatch of their own, so that no thread waits for the rest of them. */
    private void arrive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Router.Route route = router.route(request.getMethod(), path == null ? "" : path);
        Endpoint endpoint = route.endpoint();
        Arrival arrival = Arrival.of(request, bodies.maxBytes());
        Call call = Call.of(request, route.path(), arrival, delivery);
        if (arrival.isWhole()) {
            answer(endpoint, call, response);
        } else if (!endpoint.awaitsBody(call)) {
            // Only what is posted has a body. An answer without content, as to OPTIONS, would not make Undertow close
            // the connection.
            answerUnread(request.getMethod().equals("POST") ? endpoint : MALFORMED, call, response);
        } else if (async.isMissing(request)) {
            answer(MISCONFIGURED, call, response);
        } else {
            receive(endpoint, call, arrival, response);
        }
    }

    private void receive(Endpoint endpoint, Call call, Arrival arrival, HttpServletResponse response)
            throws IOException {
        try {
            BodyReceiver.start(
                    call.request(),
                    arrival.bytes(),
                    bodies.maxBytes(),
                    bodies.timeout(),
                    body -> deferred(endpoint, call.with(body)).keep(call.request()));
        } catch (IllegalStateException | UnsupportedOperationException e) {
            async.isRefusedBy(call.request(), e);
            answerUnread(MISCONFIGURED, call, response);
        } catch (RuntimeException | Error e) {
            SecurityHeaders.apply(response);
            failed(endpoint, call, response, e);
        }
    }

    private void answerUnread(Endpoint endpoint, Call call, HttpServletResponse response) throws IOException {
        if (async.isMissing(call.request())) {
            answer(endpoint, call, response);
        } else {
            deferred(endpoint, call).keep(call.request());
            HttpServletRequest request = call.request();
            AsyncContext context = request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
            context.dispatch();
        }
    }

    private Deferred deferred(Endpoint endpoint, Call call) {
        return later -> answer(endpoint, call, later);
    }

    private void answer(Endpoint endpoint, Call call, HttpServletResponse response) throws IOException {
        SecurityHeaders.apply(response);
        cors.apply(call.request(), response);
        if (!call.isWhole() && Arrival.isHttp1(call.request())) {
            response.setHeader("Connection", "close");
        }
        try {
            endpoint.answer(call).fold(reply -> reply, endpoint::refused).send(call, response);
        } catch (RuntimeException | Error e) {
            failed(endpoint, call, response, e);
        }
    }

    /**
     * A defect of ours or of the host's, whatever it throws: logged with what it was in, and told to nobody. Left to the container, it would be shown on a page of its
     * own; and a request that is asynchronous by then would never end.
     */
    private void failed(Endpoint endpoint, Call call, HttpServletResponse response, Throwable e) throws IOException {
        String what = endpoint.getClass().getSimpleName() + " (" + e.getClass().getName() + ")";
        failures.failed(Level.ERROR, what, call.room().fold(room -> room, none -> null), e);
        Answer unavailable = endpoint.refused(Refusal.of(RefusalCode.HOST_UNAVAILABLE));
        if (call.request().isAsyncStarted()) {
            try {
                if (!response.isCommitted()) {
                    unavailable.sendAtOnce(response);
                }
            } finally {
                call.request().getAsyncContext().complete();
            }
        } else if (!response.isCommitted()) {
            unavailable.sendAtOnce(response);
        }
    }

    /** Used once, by one thread. */
    public static final class Builder {

        private final Chat chat;
        private final Set<String> origins = new LinkedHashSet<>();
        private final Set<String> headers = new LinkedHashSet<>();
        private @Nullable UserResolver users;
        private @Nullable SigningKeys keys;
        private Duration tokenLife = Lives.DEFAULT.token();
        private Duration ticketLife = Lives.DEFAULT.ticket();
        private int maxBody = Bodies.DEFAULT_MAX_BYTES;
        private Duration bodyTimeout = Bodies.DEFAULT_TIMEOUT;
        private Duration answerTimeout = Delivery.DEFAULT_TIMEOUT;
        private InstantSource clock;

        private Builder(Chat chat) {
            this.chat = Objects.requireNonNull(chat, "chat");
            this.clock = chat.clock();
        }

        /** Who the host's login says is asking. Required. */
        public Builder users(UserResolver resolver) {
            users = Objects.requireNonNull(resolver, "users");
            return this;
        }

        /** What credentials are signed with. Required. */
        public Builder keys(SigningKeys signingKeys) {
            keys = Objects.requireNonNull(signingKeys, "keys");
            return this;
        }

        /**
         * One more origin whose pages may use the chat, with the host's cookies. Default: none but the servlet's own.
         *
         * @param origin such as {@code https://www.example.org}: scheme, host in lower case, port if it is not the scheme's own, no path
         */
        public Builder allowOrigin(String origin) {
            origins.add(Objects.requireNonNull(origin, "origin"));
            return this;
        }

        /**
         * One more header that pages of other origins may send, such as one of the host's login or against forged requests. Default: those of the contract.
         *
         * @param name such as {@code X-CSRF-Token}
         */
        public Builder allowHeader(String name) {
            headers.add(Objects.requireNonNull(name, "name"));
            return this;
        }

        /** How long a chat token lives; 1 s to 1 day, default 15 min, and not beyond {@link dev.frontrow.chat.settings.ChatSettings#sessionLife()} after the login. */
        public Builder tokenLife(Duration life) {
            tokenLife = Objects.requireNonNull(life, "tokenLife");
            return this;
        }

        /**
         * How long a stream ticket lives; 1 s to 1 hour, default 60 s. Should be over twice the heartbeat, as streams renew it with one, until {@link
         * dev.frontrow.chat.settings.ChatSettings#sessionLife()} is over. Once or
         * twice in this time the directory is asked again about everybody whose stream is open.
         */
        public Builder ticketLife(Duration life) {
            ticketLife = Objects.requireNonNull(life, "ticketLife");
            return this;
        }

        /** How many bytes a request's body may have; 1 KiB to 1 MiB, default 16 KiB. */
        public Builder maxBody(int bytes) {
            maxBody = bytes;
            return this;
        }

        /**
         * How long a request's body may take to arrive as a whole; 1 s to 60 s, default 5 s. Whoever takes longer is answered with {@code request_timeout} (408), and
         * the connection ends. No thread waits meanwhile.
         */
        public Builder bodyTimeout(Duration timeout) {
            bodyTimeout = timeout;
            return this;
        }

        /** For tests, which do not wait so long. */
        Builder answerTimeout(Duration timeout) {
            answerTimeout = timeout;
            return this;
        }

        /** The time that credentials go by. Default: the chat's; sign-outs are compared with it, so another should not be far from that. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "clock");
            return this;
        }

        /**
         * The servlet.
         *
         * @throws IllegalStateException without users or keys
         * @throws IllegalArgumentException a number out of its range, or what is no origin or no header's name
         */
        public ChatServlet build() {
            if (users == null || keys == null) {
                throw new IllegalStateException((users == null ? "users" : "keys") + ": not set");
            }
            Lives lives = new Lives(tokenLife, ticketLife, chat.settings().sessionLife());
            Tokens tokens = new Tokens(keys, lives, clock);
            Bodies bodies = new Bodies(maxBody, bodyTimeout);
            Cors cors = new Cors(origins, headers);
            AsyncSupport async = new AsyncSupport();
            Failures failures = new Failures(System::nanoTime);
            Router router = Routes.of(chat, users, tokens, bodies, new CrossSite(cors), async, failures);
            return new ChatServlet(chat, router, cors, bodies, async, new Delivery(answerTimeout), failures);
        }
    }
}
