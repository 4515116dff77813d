package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.rules.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sanctions that the entries of a batch are checked against: one of each kind and user. */
final class GivenSanctions {

    private record Of(SanctionKind kind, UserId user) {}

    private final Map<Of, Sanction> given = new HashMap<>();

    void give(Sanction sanction) {
        given.put(new Of(sanction.kind(), sanction.user()), sanction);
    }

    void set(Write.SetSanction write) {
        given.remove(new Of(write.kind(), write.user()));
        write.sanction().ifPresent(this::give);
    }

    Optional<Sanction> of(SanctionKind kind, UserId user) {
        return Optional.ofNullable(given.get(new Of(kind, user)));
    }
}
