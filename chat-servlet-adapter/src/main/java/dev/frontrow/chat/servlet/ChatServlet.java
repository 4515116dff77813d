package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
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

/**
 * The whole wire contract ({@code docs/spec/wire.md}) as one servlet, for Servlet 6.0 and later. Called by hosts, who
 * mount it:
 *
 * <pre>{@code
 * ServletHolder holder = new ServletHolder(ChatServlet.of(chat, users, SigningKeys.fromEnvironment("FRONTROW_SECRET")));
 * holder.setAsyncSupported(true);
 * context.addServlet(holder, "/api/*");
 * }</pre>
 *
 * <p><b>Mapping.</b> A path prefix of the host's choice, such as {@code /api/*}; all paths are relative to it.
 *
 * <p><b>Async support</b> must be switched on for the servlet and for every filter before it. Without it event streams
 * are refused, and the log says so.
 *
 * <p><b>End.</b> Call {@link Chat#close()} before stopping the server: then every stream is told to reconnect, and
 * accepted sends finish. Otherwise {@link #destroy()} does it, but some containers close connections before that.
 *
 * <p><b>Logs.</b> Credentials are never logged here. The container's access log may contain the query of the event
 * stream, with a ticket that opens only that stream and is valid for a minute by default.
 *
 * <p>Safe for use by many threads.
 */
public final class ChatServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(ChatServlet.class);

    private final transient RequestHandler handler;

    private ChatServlet(RequestHandler handler) {
        this.handler = handler;
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
        handler.chat().close();
        handler.delivery().close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        try {
            Deferred deferred = Deferred.take(request);
            if (deferred == null) {
                handler.handle(request, response);
            } else {
                deferred.proceed(response);
            }
        } catch (IOException gone) {
            LOG.debug("the client left before its response", gone);
        }
    }

    /** Used once, by one thread. */
    public static final class Builder {

        private final Chat chat;
        private final Set<String> origins = new LinkedHashSet<>();
        private final Set<String> headers = new LinkedHashSet<>();
        private @Nullable UserResolver users;
        private @Nullable SigningKeys keys;
        private Duration tokenLife = TokenLifetimes.DEFAULT.token();
        private Duration ticketLife = TokenLifetimes.DEFAULT.ticket();
        private int maxBody = BodyReader.DEFAULT_MAX_BYTES;
        private Duration bodyTimeout = BodyReader.DEFAULT_TIMEOUT;
        private Duration answerTimeout = Delivery.DEFAULT_TIMEOUT;
        private boolean compressesStreams;
        private InstantSource clock;
        private boolean isBuilt;

        private Builder(Chat chat) {
            this.chat = Objects.requireNonNull(chat, "chat");
            this.clock = chat.clock();
        }

        /** Resolves the user of a request by the host's login. Required. */
        public Builder users(UserResolver resolver) {
            users = Objects.requireNonNull(resolver, "users");
            return this;
        }

        /** The keys that credentials are signed with. Required. */
        public Builder keys(SigningKeys signingKeys) {
            keys = Objects.requireNonNull(signingKeys, "keys");
            return this;
        }

        /**
         * Allows pages of another origin to use the chat, with the host's cookies. Default: only the servlet's own
         * origin.
         *
         * @param origin such as {@code https://www.example.org}: scheme, host in lower case, port if it is not the
         *     scheme's own, no path
         */
        public Builder allowOrigin(String origin) {
            origins.add(Objects.requireNonNull(origin, "origin"));
            return this;
        }

        /**
         * Allows pages of other origins to send another header, such as one of the host's login or a CSRF token.
         * Default: the headers of the wire contract.
         *
         * @param name such as {@code X-CSRF-Token}
         */
        public Builder allowHeader(String name) {
            headers.add(Objects.requireNonNull(name, "name"));
            return this;
        }

        /**
         * Lifetime of a chat token; 1 s to 1 day, default 15 min, and not beyond {@link
         * dev.frontrow.chat.settings.ChatSettings.Builder#sessionLife} after the login.
         */
        public Builder tokenLife(Duration lifetime) {
            tokenLife = Objects.requireNonNull(lifetime, "tokenLife");
            return this;
        }

        /**
         * Lifetime of a stream ticket; 1 s to 1 hour, default 60 s. It should be more than twice the heartbeat, since
         * streams renew it with a heartbeat, until {@link dev.frontrow.chat.settings.ChatSettings.Builder#sessionLife}
         * is over. Once or twice in this time the directory is asked again about every user with an open stream.
         */
        public Builder ticketLife(Duration lifetime) {
            ticketLife = Objects.requireNonNull(lifetime, "ticketLife");
            return this;
        }

        /** Maximum size of a request's body in bytes; 1 KiB to 1 MiB, default 16 KiB. */
        public Builder maxBody(int bytes) {
            maxBody = bytes;
            return this;
        }

        /**
         * How long a request's body may take to arrive completely; 1 s to 60 s, default 5 s. Slower requests are
         * answered with {@code request_timeout} (408), and the connection is closed. No thread waits meanwhile.
         */
        public Builder bodyTimeout(Duration timeout) {
            bodyTimeout = Objects.requireNonNull(timeout, "bodyTimeout");
            return this;
        }

        /**
         * Whether event streams are sent compressed, with {@code Content-Encoding: gzip}, to clients that accept it.
         * Each piece of a stream is compressed once for all who get it, so it costs nothing for each viewer and saves
         * the more bytes the more events a piece has; {@code docs/operations.md} says when it pays. Default: false.
         *
         * <p>The container must not compress streams itself, whatever is set here.
         */
        public Builder compressStreams(boolean compress) {
            compressesStreams = compress;
            return this;
        }

        /** For tests, which should not wait that long. */
        Builder answerTimeout(Duration timeout) {
            answerTimeout = Objects.requireNonNull(timeout, "answerTimeout");
            return this;
        }

        /**
         * The clock for credentials. Default: the chat's clock; sign-outs are compared with it, so another clock should
         * not differ much.
         */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "clock");
            return this;
        }

        /**
         * The servlet.
         *
         * @throws IllegalStateException without users or keys, or if it was built before
         * @throws IllegalArgumentException a setting out of its range, or an invalid origin or header name
         */
        public ChatServlet build() {
            if (isBuilt) {
                throw new IllegalStateException("build: was called before; a builder builds one servlet");
            }
            if (users == null || keys == null) {
                throw new IllegalStateException((users == null ? "users" : "keys") + ": not set");
            }
            isBuilt = true;
            TokenLifetimes lifetimes =
                    new TokenLifetimes(tokenLife, ticketLife, chat.settings().sessionLife());
            Tokens tokens = new Tokens(keys, lifetimes, clock);
            BodyReader bodyReader = new BodyReader(maxBody, bodyTimeout);
            Cors cors = new Cors(origins, headers);
            AsyncSupport async = new AsyncSupport();
            FailureLog failures = new FailureLog(System::nanoTime);
            StreamCoding.Negotiation codings = compressesStreams ? StreamCoding.gzip() : StreamCoding.none();
            Router router = Routes.of(chat, users, tokens, bodyReader, new CrossSite(cors), async, codings, failures);
            return new ChatServlet(
                    new RequestHandler(chat, router, cors, bodyReader, async, new Delivery(answerTimeout)));
        }
    }
}
