package dev.frontrow.chat.rules;

import static dev.frontrow.chat.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeSet;
import dev.frontrow.chat.store.Entry.AuthorFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModeRulesTest {

    private static final ModeSet SLOW = ModeSet.NONE.with(Mode.SLOW, Duration.ofSeconds(30));
    private static final ModeSet FOLLOWERS = ModeSet.NONE.with(Mode.FOLLOWERS, Duration.ofMinutes(10));
    private static final Instant NEVER = null;

    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest(name = "{0} of a {1}")
    @CsvSource(textBlock = """
                    SLOW,        viewer,     slow_mode
                    SLOW,        subscriber, slow_mode
                    SLOW,        vip,        slow_mode
                    SLOW,        moderator,  slow_mode
                    SLOW,        creator,    slow_mode
                    SLOW,        admin,      slow_mode
                    SUBSCRIBERS, viewer,     subscribers_only
                    SUBSCRIBERS, subscriber,
                    SUBSCRIBERS, vip,
                    SUBSCRIBERS, moderator,
                    SUBSCRIBERS, creator,
                    SUBSCRIBERS, admin,
                    FOLLOWERS,   viewer,     followers_only
                    FOLLOWERS,   subscriber, followers_only
                    FOLLOWERS,   vip,        followers_only
                    FOLLOWERS,   moderator,  followers_only
                    FOLLOWERS,   creator,    followers_only
                    FOLLOWERS,   admin,      followers_only
                    EMOJI_ONLY,  viewer,     emoji_only
                    EMOJI_ONLY,  subscriber, emoji_only
                    EMOJI_ONLY,  vip,        emoji_only
                    EMOJI_ONLY,  moderator,  emoji_only
                    EMOJI_ONLY,  creator,    emoji_only
                    EMOJI_ONLY,  admin,      emoji_only
                    LOCKED,      viewer,     locked
                    LOCKED,      subscriber, locked
                    LOCKED,      vip,        locked
                    LOCKED,      moderator,  locked
                    LOCKED,      creator,    locked
                    LOCKED,      admin,      locked
                    UNIQUE,      viewer,
                    UNIQUE,      admin,
                    """)
    void aModeKeepsOutWhoeverIsNotExemptAndNobodyWhoIs(Mode mode, String role, String code) {
        ChatUser author = author(Role.valueOf(role.toUpperCase(java.util.Locale.ROOT)));
        ModeSet modes = mode.hasLength() ? ModeSet.NONE.with(mode, Duration.ofSeconds(30)) : ModeSet.NONE.with(mode);
        List<String> expected = code == null ? List.of() : List.of(code);
        assertThat(codes(modes, author, AuthorFacts.NONE)).isEqualTo(expected);
        assertThat(codes(modes, author, exempt(EnumSet.complementOf(EnumSet.of(mode)))))
                .as("exempt of all others")
                .isEqualTo(expected);
        assertThat(codes(modes, author, exempt(Set.of(mode)))).isEmpty();
        assertThat(codes(ModeSet.NONE, author, AuthorFacts.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "1, false",
        "29999, false",
        "30000, true",
        "30001, true",
        "3600000, true",
        "-1, false",
        "-5000, false"
    })
    void slowModeOpensExactlyWhenItsTimeHasPassed(long millisAgo, boolean opens) {
        Instant last = NOON.minusMillis(millisAgo);
        List<GateReason> reasons = closed(SLOW, author(Role.VIEWER), AuthorFacts.NONE, last);
        assertThat(reasons)
                .isEqualTo(
                        opens
                                ? List.of()
                                : List.of(GateReason.of(
                                        "slow", "slow_mode", Requirement.waitUntil(last.plusSeconds(30)))));
    }

    @Test
    void anotherLengthCountsAtOnce() {
        Instant last = NOON.minusSeconds(10);
        ModeSet shorter = ModeSet.NONE.with(Mode.SLOW, Duration.ofSeconds(10));
        assertThat(closed(SLOW, author(Role.VIEWER), AuthorFacts.NONE, last)).hasSize(1);
        assertThat(closed(shorter, author(Role.VIEWER), AuthorFacts.NONE, last)).isEmpty();
        assertThat(closed(SLOW, author(Role.VIEWER), AuthorFacts.NONE, NEVER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"600000, true", "600001, true", "599999, false", "0, false", "-1000, false"})
    void whoFollowsHasToHaveFollowedLongEnough(long millis, boolean opens) {
        Instant since = NOON.minusMillis(millis);
        assertThat(closed(FOLLOWERS, author(Role.VIEWER), new AuthorFacts(Set.of(), since), NEVER))
                .isEqualTo(
                        opens
                                ? List.of()
                                : List.of(GateReason.of(
                                        "followers", "followers_only", Requirement.waitUntil(since.plusSeconds(600)))));
    }

    @Test
    void ofWhomItIsNotKnownIsKeptOutWithoutAMoment() {
        assertThat(closed(FOLLOWERS, author(Role.ADMIN), AuthorFacts.NONE, NEVER))
                .containsExactly(GateReason.of("followers", "followers_only"));
    }

    @Test
    void zeroSecondsLetInWhoeverFollows() {
        ModeSet any = ModeSet.NONE.with(Mode.FOLLOWERS, Duration.ZERO);
        assertThat(closed(any, author(Role.VIEWER), new AuthorFacts(Set.of(), NOON), NEVER))
                .isEmpty();
        assertThat(closed(any, author(Role.VIEWER), AuthorFacts.NONE, NEVER)).hasSize(1);
    }

    @Test
    void allThatAreClosedAreToldAtOnceInTheirOrder() {
        ModeSet all = ModeSet.NONE
                .with(Mode.UNIQUE)
                .with(Mode.LOCKED)
                .with(Mode.EMOJI_ONLY)
                .with(Mode.SUBSCRIBERS)
                .with(Mode.FOLLOWERS, Duration.ofDays(90))
                .with(Mode.SLOW, Duration.ofSeconds(300));
        AuthorFacts facts = new AuthorFacts(Set.of(), NOON.minusSeconds(5));
        assertThat(closed(all, author(Role.VIEWER), facts, NOON))
                .containsExactly(
                        GateReason.of("slow", "slow_mode", Requirement.waitUntil(NOON.plusSeconds(300))),
                        GateReason.of("subscribers", "subscribers_only", Requirement.rank(Role.SUBSCRIBER)),
                        GateReason.of(
                                "followers",
                                "followers_only",
                                Requirement.waitUntil(NOON.minusSeconds(5).plus(Duration.ofDays(90)))),
                        GateReason.of("locked", "locked", Requirement.rank(Role.MODERATOR)));
        assertThat(codes(all, author(Role.VIEWER), facts))
                .containsExactly("slow_mode", "subscribers_only", "followers_only", "locked", "emoji_only");
    }

    @Test
    void theRoomIsAskedOnlyForSlowModeAndOnlyOfWhomItConcerns() {
        closed(FOLLOWERS.with(Mode.LOCKED).with(Mode.UNIQUE), author(Role.VIEWER), AuthorFacts.NONE, NOON);
        closed(SLOW, author(Role.VIEWER), exempt(Set.of(Mode.SLOW)), NOON);
        closed(ModeSet.NONE, author(Role.VIEWER), AuthorFacts.NONE, NOON);
        assertThat(asked).isEmpty();
        closed(SLOW, author(Role.VIEWER), AuthorFacts.NONE, NOON);
        assertThat(asked).containsExactly("sent");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    👍,             true
                    👍👍 🎉,         true
                    👩‍👩‍👧‍👦,             true
                    👋🏽,             true
                    🇩🇪,             true
                    1️⃣,             true
                    1,              false
                    '#',            false
                    ©,              false
                    🇩,              false
                    👍 hi,           false
                    hi,             false
                    """)
    void onlyEmojiPassWhereOnlyEmojiMay(String text, boolean passes) {
        ModeSet modes = ModeSet.NONE.with(Mode.EMOJI_ONLY);
        List<GateReason> closed = List.of(GateReason.of("emoji_only", "emoji_only"));
        assertThat(ModeRules.closedFor(text, modes, AuthorFacts.NONE)).isEqualTo(passes ? List.of() : closed);
        assertThat(ModeRules.closedFor(text, modes, exempt(Set.of(Mode.EMOJI_ONLY))))
                .isEmpty();
        assertThat(ModeRules.closedFor(text, SLOW, AuthorFacts.NONE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsOfTheGateOfItsMode(Mode mode) {
        ModeSet one = mode.hasLength() ? ModeSet.NONE.with(mode, Duration.ofSeconds(9)) : ModeSet.NONE.with(mode);
        assertThat(closed(one, author(Role.VIEWER), AuthorFacts.NONE, NOON))
                .allMatch(reason -> reason.gate().equals(mode.gateName()));
    }

    private List<String> codes(ModeSet modes, ChatUser author, AuthorFacts facts) {
        List<GateReason> reasons = closed(modes, author, facts, NOON);
        reasons.addAll(ModeRules.closedFor("hi", modes, facts));
        return reasons.stream().map(GateReason::code).toList();
    }

    private List<GateReason> closed(ModeSet modes, ChatUser author, AuthorFacts facts, Instant lastSentAt) {
        return ModeRules.closed(modes, author, facts, NOON, () -> {
            asked.add("sent");
            return Optional.ofNullable(lastSentAt);
        });
    }

    private static AuthorFacts exempt(Set<Mode> modes) {
        return new AuthorFacts(modes, null);
    }

    private static ChatUser author(Role role) {
        return new ChatUser(new UserId("u1"), "Ann", role);
    }
}
