package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void every_refusal_is_a_problem_with_its_status_and_code(RefusalCode code) throws IOException {
        FakeResponse response = send(Refusal.of(code));
        assertThat(response.status).isEqualTo(code.status());
        assertThat(response.headers).containsEntry("Content-Type", "application/problem+json");
        assertThat(response.body()).contains("\"code\":\"" + code.wireName() + "\"");
        assertThat(response.headers.containsKey("WWW-Authenticate")).isEqualTo(code.status() == 401);
        assertThat(response.headers.containsKey("Retry-After")).isEqualTo(code.status() == 503);
    }

    @Test
    void who_must_wait_is_told_how_long_in_the_body_and_rounded_up_in_the_headers() throws IOException {
        RateState state = new RateState(RateLimit.perSeconds(10, 30), 0, Duration.ofMillis(21_400));
        FakeResponse response = send(Refusal.limited(state));
        assertThat(response.body()).contains("\"retryAfterMs\":21400");
        assertThat(response.headers)
                .containsEntry("Retry-After", "22")
                .containsEntry("RateLimit-Policy", "\"chat\";q=10;w=30")
                .containsEntry("RateLimit", "\"chat\";r=0;t=22");
    }

    @Test
    void whole_seconds_stay_as_they_are() throws IOException {
        assertThat(send(Refusal.retryable(RefusalCode.REQUEST_IN_PROGRESS, Duration.ofSeconds(3))).headers)
                .containsEntry("Retry-After", "3");
        assertThat(Seconds.up(Duration.ZERO)).isZero();
        assertThat(Seconds.up(Duration.ofNanos(1))).isEqualTo(1);
    }

    @Test
    void only_a_bad_token_is_called_an_error() throws IOException {
        assertThat(send(Refusal.of(RefusalCode.TOKEN_MISSING)).headers)
                .containsEntry("WWW-Authenticate", "Bearer realm=\"frontrow\"");
        assertThat(send(Refusal.of(RefusalCode.TOKEN_EXPIRED)).headers)
                .containsEntry("WWW-Authenticate", "Bearer realm=\"frontrow\", error=\"invalid_token\"");
    }

    private static FakeResponse send(Refusal refusal) throws IOException {
        FakeResponse response = new FakeResponse();
        Problem.of(refusal).sendAtOnce(response.build());
        return response;
    }
}
