package dev.frontrow.chat.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.ring.RingFixture;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SanctionsTest {

    private static final Instant NOON = Given.NOON;
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final UserId ADA = RingFixture.ADA;
    private static final UserId BEN = RingFixture.BEN;

    private Instant now = NOON;

    @Test
    void aSanctionIsFoundByKindAndUserWhileItHolds() {
        Sanctions sanctions = sanctions(List.of(mute(ADA, LATER, NOON)));
        assertThat(sanctions.find(SanctionKind.MUTE, ADA)).contains(mute(ADA, LATER, NOON));
        assertThat(sanctions.find(SanctionKind.BAN, ADA)).isEmpty();
        assertThat(sanctions.find(SanctionKind.MUTE, BEN)).isEmpty();
        now = LATER;
        assertThat(sanctions.find(SanctionKind.MUTE, ADA)).isEmpty();
    }

    @Test
    void aNewSanctionOverwritesTheOldOfItsKind() {
        Sanctions sanctions = sanctions(List.of(mute(ADA, LATER, NOON), ban(ADA)));
        sanctions.put(mute(ADA, NOON.plusSeconds(5), NOON));
        assertThat(sanctions.find(SanctionKind.MUTE, ADA)).contains(mute(ADA, NOON.plusSeconds(5), NOON));
        assertThat(sanctions.find(SanctionKind.BAN, ADA)).isPresent();
    }

    @Test
    void whatIsLiftedIsToldOnce() {
        Sanctions sanctions = sanctions(List.of(ban(ADA)));
        assertThat(sanctions.remove(SanctionKind.MUTE, ADA)).isEmpty();
        assertThat(sanctions.remove(SanctionKind.BAN, ADA)).contains(ban(ADA));
        assertThat(sanctions.remove(SanctionKind.BAN, ADA)).isEmpty();
        assertThat(sanctions.find(SanctionKind.BAN, ADA)).isEmpty();
    }

    @Test
    void thoseInForceAreListedNewestFirst() {
        Sanction older = mute(ADA, LATER, NOON.minusSeconds(9));
        Sanction newer = mute(BEN, LATER, NOON.minusSeconds(3));
        Sanction ended = mute(new UserId("cy"), NOON, NOON.minusSeconds(1));
        assertThat(sanctions(List.of(older, ended, newer)).list()).containsExactly(newer, older);
    }

    @Test
    void thoseThatEndedAreForgotten() {
        Sanctions sanctions = sanctions(List.of(mute(ADA, LATER, NOON), ban(BEN)));
        now = LATER;
        sanctions.forgetEnded();
        now = NOON;
        assertThat(sanctions.list()).containsExactly(ban(BEN)); // even to somebody who asks about the past
    }

    @Test
    void aDifferenceIsWhatIsNewOrOtherOrGoneThere() {
        Sanctions here = sanctions(List.of(mute(ADA, LATER, NOON), ban(BEN), mute(BEN, LATER, NOON)));
        Sanction longer = mute(ADA, LATER.plusSeconds(1), NOON);
        Sanctions.Difference difference = here.against(List.of(longer, ban(ADA), mute(BEN, LATER, NOON)));
        assertThat(difference.given()).containsExactlyInAnyOrder(longer, ban(ADA));
        assertThat(difference.lifted()).containsExactly(ban(BEN));
    }

    @Test
    void whatHasEndedMakesNoDifference() {
        Sanctions here = sanctions(List.of(mute(ADA, NOON, NOON.minusSeconds(5))));
        Sanctions.Difference difference = here.against(List.of(mute(BEN, NOON, NOON.minusSeconds(5))));
        assertThat(difference.given()).isEmpty();
        assertThat(difference.lifted()).isEmpty();
    }

    private Sanctions sanctions(List<Sanction> inForce) {
        return new Sanctions(inForce, () -> now, 100);
    }

    private static Sanction mute(UserId user, Instant until, Instant at) {
        return new Sanction(SanctionKind.MUTE, user, until, null, Given.MO.id(), at);
    }

    private static Sanction ban(UserId user) {
        return new Sanction(SanctionKind.BAN, user, null, null, null, NOON);
    }
}
