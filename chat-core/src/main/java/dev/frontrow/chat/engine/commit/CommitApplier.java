package dev.frontrow.chat.engine.commit;

import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.engine.room.Sanctions;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.wire.StreamEvents;

/** What a committed entry changes for those who are here. Runs on the room's committer, in commit order. */
final class CommitApplier {

    private final Room room;
    private final ChatObserver observer;

    CommitApplier(Room room, ChatObserver observer) {
        this.room = room;
        this.observer = observer;
    }

    void of(EntryOutcome outcome) {
        if (outcome instanceof EntryOutcome.Done done) {
            Receipt receipt = done.receipt();
            receipt.event().ifPresent(room::append);
            if (receipt instanceof Receipt.Moderated moderated) {
                of(moderated.audit());
                observer.moderated(moderated.audit());
            } else if (receipt instanceof Receipt.Posted posted) {
                observer.accepted(posted.message());
            }
        }
    }

    /** What other nodes committed: sanctions first, so that nobody who is banned reads on. */
    void ofOthers(RoomHead head) {
        Sanctions.Difference difference = room.sanctions().against(head.sanctions());
        difference.given().forEach(this::give);
        difference.lifted().forEach(sanction -> lift(sanction.kind(), sanction.user()));
        difference.renamed().forEach(room.sanctions()::put);
        room.catchUp(head.head().seq());
    }

    private void of(AuditEntry audit) {
        audit.sanction().ifPresent(this::give);
        UserId target = audit.target();
        if (target != null) {
            audit.action().lifts().ifPresent(kind -> lift(kind, target));
        }
        room.tellStaff(StreamEvents.moderation(audit));
    }

    private void give(Sanction sanction) {
        room.sanctions().put(sanction);
        room.tell(sanction.user(), notice(sanction.kind()), StreamEvents.sanction(sanction, true), room.nanoTime());
        if (sanction.kind() == SanctionKind.BAN) {
            room.dismiss(sanction.user(), viewer -> true, CloseReason.BANNED);
        }
    }

    private void lift(SanctionKind kind, UserId user) {
        room.sanctions()
                .remove(kind, user)
                .ifPresent(
                        lifted -> room.tell(user, notice(kind), StreamEvents.sanction(lifted, false), room.nanoTime()));
    }

    private static UserStateKind notice(SanctionKind kind) {
        return switch (kind) {
            case BAN -> UserStateKind.BAN;
            case MUTE -> UserStateKind.MUTE;
            case WARNING -> UserStateKind.WARNING;
        };
    }
}
