package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whom one can be in the demo. */
enum DemoPerson {
    VERA("Vera", Role.VIEWER, 500, "A viewer with credit: chats."),
    ZOE("Zoe", Role.VIEWER, 0, "A viewer without credit: has to top up first."),
    SAM("Sam", Role.VIEWER, 1_200, "A subscriber: a viewer with a badge."),
    MO(
            "Mo",
            Role.MODERATOR,
            1_000,
            "A moderator: deletes, mutes and bans those of lower rank, and switches the modes of the room."),
    CLEO("Cleo", Role.CREATOR, 10_000, "The creator, whose stream it is: nobody acts on her."),
    ADA("Ada", Role.ADMIN, 10_000, "An admin of the whole platform: acts on moderators too.");

    private final String name;
    private final Role role;
    private final long credit;
    private final String about;

    DemoPerson(String name, Role role, long credit, String about) {
        this.name = name;
        this.role = role;
        this.credit = credit;
        this.about = about;
    }

    /** The name in addresses: {@code vera}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    UserId id() {
        return new UserId(key());
    }

    ChatUser user() {
        // A badge of the host's own, beside the one of the role.
        List<String> badges = this == SAM ? List.of("night-owl") : List.of();
        return new ChatUser(id(), name, role, badges);
    }

    /** In cents, at the start. */
    long credit() {
        return credit;
    }

    String about() {
        return about;
    }

    static Optional<DemoPerson> of(String key) {
        return Arrays.stream(values())
                .filter(person -> person.key().equals(key))
                .findFirst();
    }
}
