package dev.frontrow.chat.engine.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.settings.ChatSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendPipelineTest {

    private final List<String> seen = new ArrayList<>();
    private SendStage commit = context -> Result.accepted(context.committed(Given.message(), false));
    private SendStage content = Result::accepted;

    private final ChatSettings settings = ChatSettings.defaults();
    private final LimitStage unasked = new LimitStage(
            PartsForTests.inline("limiter", new WindowRateLimiter(() -> 0)),
            settings,
            PartsForTests.hub(settings, () -> 0));
    private final IdempotentReplay replay = new IdempotentReplay(PartsForTests.store(settings), unasked);

    private Result<Sent> send(Draft draft) {
        SendStage access = named("access", context -> Result.accepted(context.by(Given.ADA)));
        SendStage limit = named("limit", context -> {
            context.onEnd(end -> seen.add("permit " + end));
            context.onEnd(end -> seen.add("last " + end));
            return Result.accepted(context.with(Given.rate(9, 30_000)));
        });
        return new SendPipeline(
                        new InFlight(),
                        replay,
                        access,
                        named("gate", Result::accepted),
                        limit,
                        named("content", content),
                        named("commit", commit))
                .send(draft);
    }

    private SendStage named(String name, SendStage stage) {
        return context -> {
            seen.add(name);
            return stage.admit(context);
        };
    }

    private static Draft draft() {
        return new Draft(Given.ROOM, Given.ADA.id(), "hi");
    }

    @Test
    void a_draft_passes_every_stage_in_this_order_and_what_was_taken_is_settled_last_first() {
        assertThat(send(draft()).<Boolean>fold(sent -> true, refusal -> false)).isTrue();
        assertThat(seen)
                .containsExactly("access", "gate", "limit", "content", "commit", "last COMMITTED", "permit COMMITTED");
    }

    @Test
    void a_refusal_is_the_end_of_the_way_and_what_was_taken_hears_of_it() {
        content = context -> Result.refused(RefusalCode.TEXT_EMPTY);
        assertThat(refused()).isEqualTo(RefusalCode.TEXT_EMPTY);
        assertThat(seen).containsExactly("access", "gate", "limit", "content", "last REFUSED", "permit REFUSED");
    }

    @Test
    void a_message_that_was_there_before_is_no_new_one() {
        commit = context -> Result.accepted(context.committed(Given.message(), true));
        send(draft());
        assertThat(seen).endsWith("last REPEATED", "permit REPEATED");
    }

    @Test
    void a_commit_of_which_nobody_knows_is_neither_refused_nor_done() {
        commit = context -> Result.refused(RefusalCode.STORE_UNAVAILABLE);
        assertThat(refused()).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        assertThat(seen).endsWith("last UNKNOWN", "permit UNKNOWN");
    }

    @Test
    void a_stage_that_throws_settles_what_was_taken_too() {
        commit = context -> {
            throw new IllegalStateException("planned");
        };
        assertThatThrownBy(() -> send(draft())).hasMessage("planned");
        assertThat(seen).endsWith("last REFUSED", "permit REFUSED");
    }

    private RefusalCode refused() {
        return send(draft())
                .fold(
                        sent -> {
                            throw new AssertionError(sent);
                        },
                        refusal -> refusal.code());
    }
}
