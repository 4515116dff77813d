package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.testkit.TestDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route once, on a real chat, without a container; the container tests go further. */
@Timeout(20)
class ChatServletTest {

    private final TestDirectory people = new TestDirectory()
            .with("ada", Role.VIEWER)
            .with("bob", Role.VIEWER)
            .with("mod", Role.MODERATOR)
            .status(new RoomId("ended"), RoomStatus.ENDED)
            .status(new RoomId("unknown"), RoomStatus.UNKNOWN);
    private final CountDownLatch streamClosed = new CountDownLatch(1);
    private final List<String> instances = new CopyOnWriteArrayList<>();
    private final Chat chat = Chat.builder(MemoryChatStore.create(), people)
            .observer(new ChatObserver() {
                @Override
                public void closed(RoomId room, UserId user, CloseReason reason) {
                    streamClosed.countDown();
                }

                @Override
                public void failed(String instance, @Nullable RoomId room, Throwable failure) {
                    instances.add(instance);
                }
            })
            .build();
    private final UserResolver users =
            request -> Optional.ofNullable(request.getRemoteUser()).map(UserId::new);
    private final SigningKeys keys = SigningKeys.random();
    private final ChatServlet servlet = ChatServlet.of(chat, users, keys);

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_login_is_exchanged_for_both_credentials() {
        FakeResponse response = exchange(post("/streams/r1/chat/token").header("X-User", "ada"));
        assertThat(response.status).isEqualTo(200);
        assertThat(response.body()).contains("\"token\":\"ey", "\"ticket\":\"ey", "\"heartbeatMs\":15000");
        assertThat(response.headers)
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @ParameterizedTest
    @CsvSource({
        "/streams/r1/chat/token,,401,login_required",
        "/streams/unknown/chat/token,ada,404,stream_not_found",
        "/streams/a b/chat/token,ada,404,stream_not_found",
        "/streams/r1/chat/token,stranger,403,not_allowed",
        "/streams/r1/chat/token,not a user id,403,user_id_invalid",
        "/streams/r1/chat/token,jürgen,403,user_id_invalid",
        "/streams/ended/chat/token,ada,200,",
    })
    void the_token_endpoint_says_why_not(String path, String user, int status, String code) {
        FakeRequest request = post(path);
        if (user != null) {
            request.header("X-User", user);
        }
        assertThat(exchange(request)).satisfies(response -> {
            assertThat(response.status).isEqualTo(status);
            assertThat(response.body()).contains(code == null ? "" : "\"code\":\"" + code + "\"");
        });
    }

    /** The line of the docs. */
    @ParameterizedTest
    @ValueSource(strings = {"Ada Lovelace", "jürgen", "CN=Ada,OU=Staff", "Zoë", "ada ", "🚀", "DOMAIN\\ada", "100%"})
    void every_name_of_a_login_gets_in_speaks_and_is_found_by_the_directory(String login) {
        Directory directory = (room, user) -> user.login().map(name -> new ChatUser(user, name, Role.VIEWER));
        try (Chat named = Chat.builder(MemoryChatStore.create(), directory).build()) {
            ChatServlet docs = ChatServlet.of(
                    named,
                    request -> Optional.ofNullable(request.getRemoteUser()).map(UserId::ofLogin),
                    keys);
            FakeResponse response =
                    exchange(docs, post("/streams/r1/chat/token").header("X-User", login));
            assertThat(response.status).isEqualTo(200);
            String id = UserId.ofLogin(login).value().replace("\\", "\\\\");
            assertThat(response.body()).contains("\"user\":{\"id\":\"" + id + "\",\"name\":");
            Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(response.body());
            assertThat(token.find()).isTrue();
            FakeResponse sent = exchange(
                    docs,
                    post("/streams/r1/messages")
                            .header("Authorization", "Bearer " + token.group(1))
                            .json("{\"text\":\"hi\"}"));
            assertThat(sent.status).isEqualTo(201);
            assertThat(sent.body()).contains("\"user\":{\"id\":\"" + id + "\",\"name\":");
        }
    }

    @Test
    void a_foreign_page_with_the_cookie_is_refused_before_the_host_is_asked() {
        ChatServlet unasked = ChatServlet.of(
                chat,
                request -> {
                    throw new AssertionError("asked");
                },
                keys);
        FakeResponse response = exchange(
                unasked, post("/streams/r1/chat/token").header("X-User", "ada").header("Sec-Fetch-Site", "cross-site"));
        assertThat(response.status).isEqualTo(403);
        assertThat(response.body()).contains("\"code\":\"origin_not_allowed\"");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StackOverflowError.class,
                NoClassDefFoundError.class,
                OutOfMemoryError.class,
                AssertionError.class
            })
    void an_error_in_a_part_of_the_hosts_is_told_as_a_problem(Class<? extends Error> thrown) {
        Error error = make(thrown);
        ChatServlet ill = ChatServlet.of(
                chat,
                request -> {
                    throw error;
                },
                keys);
        assertThat(exchange(ill, post("/streams/r1/chat/token").header("X-User", "ada")))
                .satisfies(response -> {
                    assertThat(response.status).isEqualTo(503);
                    assertThat(response.body())
                            .contains("\"code\":\"host_unavailable\"")
                            .doesNotContain("Error");
                });
    }

    @Test
    void an_error_of_the_directory_leaves_no_route_without_an_answer() {
        AtomicBoolean ill = new AtomicBoolean();
        Directory fragile = new Directory() {
            @Override
            public Optional<ChatUser> user(RoomId room, UserId user) {
                if (ill.get()) {
                    throw new StackOverflowError("deep in dev.host.Users");
                }
                return people.user(room, user);
            }

            @Override
            public RoomStatus status(RoomId room) {
                return people.status(room);
            }
        };
        try (Chat fragileChat = Chat.builder(MemoryChatStore.create(), fragile).build()) {
            ChatServlet over = ChatServlet.of(fragileChat, users, keys);
            FakeResponse login = exchange(over, post("/streams/r1/chat/token").header("X-User", "mod"));
            ill.set(true);
            for (FakeRequest request : new FakeRequest[] {
                post("/streams/r1/chat/token").header("X-User", "mod"),
                bearer(login, get("/streams/r1/messages")),
                bearer(login, get("/streams/r1/chat/state")),
                bearer(login, get("/streams/r1/moderation/log")),
                bearer(login, get("/streams/r1/moderation/sanctions")),
                bearer(login, post("/chat")).json("{\"text\":\"hi\"}"),
                bearer(login, post("/streams/r1/moderate")).json("{\"action\":\"mute\",\"userId\":\"bob\"}"),
                bearer(login, FakeRequest.of("DELETE", "/streams/r1/messages/x"))
            }) {
                FakeResponse response = exchange(over, request);
                assertThat(response.status).isEqualTo(503);
                assertThat(response.body())
                        .contains("\"code\":\"host_unavailable\"")
                        .doesNotContain("dev.host");
            }
        }
    }

    @Test
    void a_request_that_fails_when_it_is_asynchronous_ends_with_a_problem() {
        FakeConnection connection = new FakeConnection();
        FakeResponse response = new FakeResponse();
        response.listenerFails = new IllegalArgumentException("a defect of a filter");
        servlet.service(
                as("ada", get("/streams/r1/chat/state"))
                        .async(connection.context)
                        .build(),
                response.build());
        assertThat(response.status).isEqualTo(500);
        assertThat(response.body()).contains("\"code\":\"internal\"", "\"instance\":\"urn:uuid:");
        assertThat(connection.completions).isEqualTo(1);
    }

    @Test
    void a_defect_has_one_name_for_the_client_and_for_the_observer() {
        FakeResponse response = new FakeResponse();
        response.listenerFails = new IllegalArgumentException("a defect of a filter");
        servlet.service(
                as("ada", get("/streams/r1/chat/state"))
                        .async(new FakeConnection().context)
                        .build(),
                response.build());
        assertThat(instances).hasSize(1);
        assertThat(response.body())
                .contains("\"instance\":\"" + instances.get(0) + "\"")
                .doesNotContain("IllegalArgument", "filter");
    }

    @Test
    void a_request_that_cannot_be_asynchronous_after_all_ends_with_a_problem() {
        FakeResponse response = new FakeResponse();
        servlet.service(
                as("ada", get("/streams/r1/chat/state"))
                        .asyncFails(new FakeConnection().context, new IllegalStateException("not now"))
                        .build(),
                response.build());
        assertThat(response.status).isEqualTo(500);
        assertThat(response.body()).contains("\"code\":\"internal\"", "\"instance\":\"urn:uuid:");
    }

    @Test
    void an_answer_whose_output_takes_no_listener_is_written_at_once() {
        FakeConnection connection = new FakeConnection();
        FakeResponse response = new FakeResponse();
        response.listenerFails = new IllegalStateException("no listener");
        servlet.service(
                as("ada", get("/streams/r1/chat/state"))
                        .async(connection.context)
                        .build(),
                response.build());
        assertThat(response.status).isEqualTo(200);
        assertThat(response.body()).startsWith("{").endsWith("}");
        assertThat(connection.completions).isEqualTo(1);
    }

    @Test
    void an_answer_that_leaves_later_ends_its_request_once() {
        FakeConnection connection = new FakeConnection();
        FakeResponse response = new FakeResponse();
        servlet.service(
                as("ada", get("/streams/r1/chat/state"))
                        .async(connection.context)
                        .build(),
                response.build());
        assertThat(response.status).isEqualTo(200);
        assertThat(response.body()).startsWith("{").endsWith("}");
        assertThat(response.headers).containsKey("Content-Length");
        assertThat(connection.completions).isEqualTo(1);
    }

    private static FakeRequest bearer(FakeResponse login, FakeRequest request) {
        Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(login.body());
        assertThat(token.find()).isTrue();
        return request.header("Authorization", "Bearer " + token.group(1));
    }

    private static Error make(Class<? extends Error> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_message_is_sent_found_in_history_and_taken_back() {
        FakeResponse sent = exchange(as("ada", post("/streams/r1/messages")).json("{\"text\":\"hi\"}"));
        assertThat(sent.status).isEqualTo(201);
        assertThat(sent.headers)
                .containsEntry("RateLimit-Policy", "\"chat\";q=10;w=30")
                .containsEntry("RateLimit", "\"chat\";r=9;t=30");
        assertThat(exchange(as("bob", get("/streams/r1/messages"))).body()).contains("\"text\":\"hi\"");
        String id = id(sent);
        assertThat(exchange(as("bob", FakeRequest.of("DELETE", "/streams/r1/messages/" + id))).status)
                .isEqualTo(403);
        FakeResponse taken = exchange(as("ada", FakeRequest.of("DELETE", "/streams/r1/messages/" + id)));
        assertThat(taken.status).isEqualTo(204);
        assertThat(taken.body()).isEmpty();
        assertThat(exchange(as("bob", get("/streams/r1/messages"))).body())
                .contains("\"deleted\":{\"by\":\"author\"}")
                .doesNotContain("\"hi\"", "\"text\""); // an epoch or an id made by chance may well have those letters
    }

    @Test
    void the_alias_takes_the_room_from_the_token() {
        assertThat(exchange(as("ada", post("/chat")).json("{\"text\":\"hi\"}")).status)
                .isEqualTo(201);
        assertThat(exchange(as("ada", get("/streams/r1/messages"))).body()).contains("\"text\":\"hi\"");
    }

    @Test
    void a_repeated_send_gets_its_first_answer() {
        FakeResponse first =
                exchange(as("ada", post("/chat")).header("Idempotency-Key", "k").json("{\"text\":\"hi\"}"));
        FakeResponse again =
                exchange(as("ada", post("/chat")).header("Idempotency-Key", "k").json("{\"text\":\"hi\"}"));
        assertThat(first.headers).doesNotContainKey("Idempotency-Replayed");
        assertThat(again.status).isEqualTo(200);
        assertThat(again.headers).containsEntry("Idempotency-Replayed", "true");
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(exchange(as("ada", post("/chat"))
                                .header("Idempotency-Key", "k")
                                .json("{\"text\":\"ho\"}"))
                        .status)
                .isEqualTo(422);
        assertThat(exchange(as("ada", post("/chat"))
                                .header("Idempotency-Key", "k k")
                                .json("{\"text\":\"hi\"}"))
                        .status)
                .isEqualTo(400);
    }

    @Test
    void history_is_paged_both_ways() {
        for (int i = 1; i <= 3; i++) {
            exchange(as("ada", post("/chat")).json("{\"text\":\"m" + i + "\"}"));
        }
        String newest = exchange(as("bob", get("/streams/r1/messages").query("limit=1")))
                .body();
        assertThat(newest).contains("\"m3\"").doesNotContain("\"m2\"");
        String older = exchange(as("bob", get("/streams/r1/messages").query("before=" + find(newest, "nextBefore"))))
                .body();
        assertThat(older).contains("\"m2\"", "\"m1\"").doesNotContain("\"m3\"", "nextBefore");
        String epoch = find(newest, "position").split("\\.")[0];
        String oldest = exchange(as("bob", get("/streams/r1/messages").query("limit=2&after=" + epoch + ".0")))
                .body();
        assertThat(oldest).contains("\"m1\"", "\"m2\"", "\"nextAfter\"").doesNotContain("\"m3\"");
    }

    @ParameterizedTest
    @CsvSource({
        "before=x,400",
        "after=x,400",
        "limit=0,400",
        "limit=101,400",
        "before=a.1&after=a.1,400",
        "before=nosuch.1,410",
        "before=%zz,400"
    })
    void what_is_no_page_is_refused(String query, int status) {
        exchange(as("ada", post("/chat")).json("{\"text\":\"hi\"}"));
        assertThat(exchange(as("bob", get("/streams/r1/messages").query(query))).status)
                .isEqualTo(status);
    }

    @Test
    void staff_moderate_and_read_what_was_done() {
        FakeResponse muted = exchange(as("mod", post("/streams/r1/moderate"))
                .json("{\"action\":\"mute\",\"userId\":\"ada\",\"reason\":\"spam\"}"));
        assertThat(muted.status).isEqualTo(200);
        assertThat(muted.body()).contains("\"effect\":{\"action\":\"mute\",\"userId\":\"ada\",\"until\":\"");
        assertThat(exchange(as("ada", post("/chat")).json("{\"text\":\"hi\"}")).body())
                .contains("\"code\":\"muted\"");
        assertThat(exchange(as("mod", get("/streams/r1/moderation/log"))).body())
                .contains("\"reason\":\"spam\"");
        assertThat(exchange(as("mod", get("/streams/r1/moderation/sanctions"))).body())
                .contains("\"kind\":\"mute\"");
        assertThat(exchange(as("ada", get("/streams/r1/moderation/log"))).status)
                .isEqualTo(403);
        assertThat(exchange(as("ada", get("/streams/r1/moderation/sanctions"))).status)
                .isEqualTo(403);
        assertThat(exchange(as("mod", get("/streams/r1/moderation/log").query("before='"))).status)
                .isEqualTo(400);
    }

    @Test
    void a_repeated_action_is_done_once() {
        String ban = "{\"action\":\"ban\",\"userId\":\"ada\"}";
        FakeResponse first = exchange(as("mod", post("/streams/r1/moderate"))
                .header("Idempotency-Key", "k")
                .json(ban));
        FakeResponse again = exchange(as("mod", post("/streams/r1/moderate"))
                .header("Idempotency-Key", "k")
                .json(ban));
        assertThat(again.headers).containsEntry("Idempotency-Replayed", "true");
        assertThat(find(again.body(), "auditId")).isEqualTo(find(first.body(), "auditId"));
        String other = "{\"action\":\"ban\",\"userId\":\"bob\"}";
        assertThat(exchange(as("mod", post("/streams/r1/moderate"))
                                .header("Idempotency-Key", "k")
                                .json(other))
                        .status)
                .isEqualTo(422);
    }

    @Test
    void the_state_says_how_somebody_stands() {
        assertThat(exchange(as("ada", get("/streams/r1/chat/state"))).body())
                .contains("\"can\":{\"read\":true,\"send\":true,\"moderate\":false,\"modes\":false}", "\"occupancy\"");
    }

    @Test
    void a_stream_of_a_chat_that_is_over_has_no_content() {
        assertThat(stream("ended").status).isEqualTo(204);
    }

    @Test
    void a_stream_that_cannot_begin_says_bye_because_any_other_status_would_be_final() {
        people.failing(new IllegalStateException("the user database is away"));
        FakeResponse response = stream("r1");
        assertThat(response.status).isEqualTo(200);
        assertThat(response.headers)
                .containsEntry("Content-Type", "text/event-stream; charset=utf-8")
                .containsEntry("Cache-Control", "no-store, no-transform")
                .containsEntry("X-Accel-Buffering", "no");
        assertThat(response.body())
                .matches("(?s)retry: (?:[2-7]\\d{3}|8000)\n\nevent: bye\ndata: \\{\"reason\":\"overloaded\",.*\n\n");
    }

    @Test
    void a_stream_that_comes_when_the_chat_is_closed_is_told_to_come_back() {
        exchange(as("ada", post("/chat")).json("{\"text\":\"the room is in use\"}"));
        chat.close();
        FakeResponse response = stream("r1");
        assertThat(response.status).isEqualTo(200);
        assertThat(response.body()).contains("\"reason\":\"draining\",\"reconnect\":true");
    }

    @Test
    void a_stream_without_async_support_is_given_up_and_leaves_nothing_open() throws InterruptedException {
        FakeResponse response = stream("r1");
        assertThat(response.status).isEqualTo(200);
        assertThat(response.body()).contains("\"reason\":\"misconfigured\"");
        assertThat(streamClosed.await(5, TimeUnit.SECONDS)).isTrue();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (chat.streams() > 0 && System.nanoTime() < end) { // it counts until the observer was told
            Thread.onSpinWait();
        }
        assertThat(chat.streams()).isZero();
    }

    @Test
    void a_stream_that_may_not_be_opened_is_a_final_problem() {
        assertThat(exchange(get("/chat")).status).isEqualTo(401);
        assertThat(stream("unknown").status).isEqualTo(404);
        exchange(as("mod", post("/streams/r1/moderate")).json("{\"action\":\"ban\",\"userId\":\"ada\"}"));
        assertThat(stream("r1").status).isEqualTo(403);
    }

    @Test
    void a_path_that_is_only_the_mount_is_not_found() {
        assertThat(exchange(FakeRequest.of("GET", null)).status).isEqualTo(404);
    }

    @Test
    void the_end_of_the_servlet_is_the_end_of_the_chat() {
        servlet.destroy();
        assertThat(exchange(as("ada", post("/chat")).json("{\"text\":\"hi\"}")).body())
                .contains("\"code\":\"draining\"");
    }

    @Test
    void a_servlet_needs_users_and_keys_and_numbers_in_their_range() {
        assertThatThrownBy(() -> ChatServlet.builder(chat).keys(keys).build()).hasMessage("users: not set");
        assertThatThrownBy(() -> ChatServlet.builder(chat).users(users).build()).hasMessage("keys: not set");
        assertThatThrownBy(() -> ChatServlet.builder(chat)
                        .users(users)
                        .keys(keys)
                        .tokenLife(Duration.ofDays(2))
                        .build())
                .hasMessage("tokenLife: PT48H (expected: PT1S..PT24H)");
    }

    private FakeResponse stream(String room) {
        return exchange(get("/chat").query("token=" + issue(TokenType.STREAM_TICKET, "ada", room)));
    }

    private FakeResponse exchange(FakeRequest request) {
        return exchange(servlet, request);
    }

    private static FakeResponse exchange(ChatServlet on, FakeRequest request) {
        FakeResponse response = new FakeResponse();
        on.service(request.build(), response.build());
        return response;
    }

    private FakeRequest as(String user, FakeRequest request) {
        return request.header("Authorization", "Bearer " + issue(TokenType.CHAT_TOKEN, user, "r1"));
    }

    private String issue(TokenType kind, String user, String room) {
        return new Tokens(keys, TokenLifetimes.DEFAULT, InstantSource.system())
                .issue(kind, new UserId(user), new RoomId(room), Instant.now().truncatedTo(ChronoUnit.MICROS))
                .value();
    }

    private static FakeRequest post(String path) {
        return FakeRequest.of("POST", path);
    }

    private static FakeRequest get(String path) {
        return FakeRequest.of("GET", path);
    }

    private static String id(FakeResponse sent) {
        return find(sent.body(), "id");
    }

    private static String find(String json, String field) {
        Matcher matcher = Pattern.compile("\"" + field + "\":\"([^\"]+)\"").matcher(json);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
