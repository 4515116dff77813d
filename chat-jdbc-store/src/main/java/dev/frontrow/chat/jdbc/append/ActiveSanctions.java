package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The mutes and bans that a batch is checked against, changed by its own actions. */
final class ActiveSanctions {

    private record Of(SanctionKind kind, UserId user) {}

    private final Map<Of, Sanction> given = new HashMap<>();

    void addAll(Collection<Sanction> sanctions) {
        sanctions.forEach(this::put);
    }

    void put(Sanction sanction) {
        given.put(new Of(sanction.kind(), sanction.user()), sanction);
    }

    void lift(SanctionKind kind, UserId user) {
        given.remove(new Of(kind, user));
    }

    /** The refusal of this user at that moment, if a sanction is in force. */
    Optional<Refusal> refusal(SanctionKind kind, UserId user, Instant at) {
        RefusalCode code = kind == SanctionKind.BAN ? RefusalCode.BANNED : RefusalCode.MUTED;
        return Optional.ofNullable(given.get(new Of(kind, user)))
                .filter(sanction -> sanction.holdsAt(at))
                .map(sanction -> Refusal.sanctioned(code, sanction, at));
    }
}
