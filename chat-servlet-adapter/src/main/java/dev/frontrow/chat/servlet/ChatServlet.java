package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.outcome.Refusal;
import dev.frontrow.chat.outcome.RefusalCode;
import dev.frontrow.chat.outcome.Result;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private final transient Chat chat;
    private final transient Router router;
    private final transient Cors cors;

    private ChatServlet(Chat chat, Router router, Cors cors) {
        this.chat = chat;
        this.router = router;
        this.cors = cors;
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
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        SecurityHeaders.apply(response);
        cors.apply(request, response);
        String path = request.getPathInfo();
        Router.Route route = router.route(request.getMethod(), path == null ? "" : path);
        try {
            serve(route.endpoint(), new Call(request, route.path()), response);
        } catch (IOException gone) {
            LOG.debug("somebody left before their answer", gone);
        }
    }

    private static void serve(Endpoint endpoint, Call call, HttpServletResponse response) throws IOException {
        try {
            Result<Reply> result = endpoint.answer(call);
            result.fold(reply -> reply, endpoint::refused).send(response);
            if (result instanceof Result.Refused) {
                Lingering.drop(call.request(), response);
            }
        } catch (RuntimeException e) {
            // A defect of ours or of the host's: logged once, under a number that says nothing, and told to nobody.
            String incident =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            LOG.error("incident {} in {}", incident, endpoint.getClass().getSimpleName(), e);
            if (!response.isCommitted()) {
                endpoint.refused(Refusal.of(RefusalCode.HOST_UNAVAILABLE)).send(response);
            }
        }
    }

    /** Used once, by one thread. */
    public static final class Builder {

        private final Chat chat;
        private final Set<String> origins = new LinkedHashSet<>();
        private @Nullable UserResolver users;
        private @Nullable SigningKeys keys;
        private Duration tokenLife = Lives.DEFAULT.token();
        private Duration ticketLife = Lives.DEFAULT.ticket();
        private int maxBody = 16 * 1024;
        private InstantSource clock;

        private Builder(Chat chat) {
            this.chat = chat;
            this.clock = chat.clock();
        }

        /** Who the host's login says is asking. Required. */
        public Builder users(UserResolver resolver) {
            users = resolver;
            return this;
        }

        /** What credentials are signed with. Required. */
        public Builder keys(SigningKeys signingKeys) {
            keys = signingKeys;
            return this;
        }

        /**
         * One more origin whose pages may use the chat, with the host's cookies. Default: none but the servlet's own.
         *
         * @param origin such as {@code https://www.example.org}: scheme, host in lower case, port if it is not the scheme's own, no path
         */
        public Builder allowOrigin(String origin) {
            origins.add(origin);
            return this;
        }

        /** How long a chat token lives; 1 s to 1 day, default 15 min, and not beyond {@link dev.frontrow.chat.settings.ChatSettings#sessionLife()} after the login. */
        public Builder tokenLife(Duration life) {
            tokenLife = life;
            return this;
        }

        /**
         * How long a stream ticket lives; 1 s to 1 hour, default 60 s. Should be over twice the heartbeat, as streams renew it with one, until {@link
         * dev.frontrow.chat.settings.ChatSettings#sessionLife()} is over. Once or
         * twice in this time the directory is asked again about everybody whose stream is open.
         */
        public Builder ticketLife(Duration life) {
            ticketLife = life;
            return this;
        }

        /** How many bytes a request's body may have; 1 KiB to 1 MiB, default 16 KiB. */
        public Builder maxBody(int bytes) {
            maxBody = bytes;
            return this;
        }

        /** The time that credentials go by. Default: the chat's; sign-outs are compared with it, so another should not be far from that. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * The servlet.
         *
         * @throws IllegalStateException without users or keys
         * @throws IllegalArgumentException a number out of its range, or what is no origin
         */
        public ChatServlet build() {
            if (users == null || keys == null) {
                throw new IllegalStateException((users == null ? "users" : "keys") + ": not set");
            }
            Tokens tokens = new Tokens(
                    keys, new Lives(tokenLife, ticketLife, chat.settings().sessionLife()), clock);
            Router router = Routes.of(chat, users, tokens, new Bodies(maxBody));
            return new ChatServlet(chat, router, new Cors(origins));
        }
    }
}
