package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.Sent;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import java.util.Optional;

/** docs/getting-started.md. */
final class Starting {

    UserResolver users() {
        UserResolver users =
                request -> Optional.ofNullable(request.getRemoteUser()).map(UserId::ofLogin);
        return users;
    }

    ChatServlet servlet(Chat chat, UserResolver users) {
        SigningKeys keys = SigningKeys.fromEnvironment("FRONTROW_SECRET");
        ChatServlet servlet = ChatServlet.of(chat, users, keys);
        return servlet;
    }

    ChatServlet rotated(Chat chat, UserResolver users) {
        SigningKeys keys = SigningKeys.fromEnvironment("FRONTROW_SECRET")
                .accepting(SigningKeys.fromEnvironment("FRONTROW_OLD_SECRET"));
        return ChatServlet.of(chat, users, keys);
    }

    ChatServlet built(Chat chat, UserResolver users, SigningKeys keys) {
        ChatServlet servlet = ChatServlet.builder(chat)
                .users(users)
                .keys(keys)
                .allowOrigin("https://www.example.org")
                .build();
        return servlet;
    }

    ChatServlet compressed(Chat chat, UserResolver users, SigningKeys keys) {
        ChatServlet servlet = ChatServlet.builder(chat)
                .users(users)
                .keys(keys)
                .compressStreams(true)
                .build();
        return servlet;
    }

    void over(Chat chat, RoomId room) {
        chat.roomChanged(room);
    }

    void gone(Chat chat, UserId user) {
        chat.signedOut(user);
    }

    String say(Chat chat, RoomId room, UserId bot) {
        Result<Sent> result = chat.send(new Draft(room, bot, "The stream starts in five minutes."));
        return result.fold(
                sent -> "number " + sent.message().seq(),
                refusal -> "refused: " + refusal.code().wireName());
    }

    /** Over the host's own tables. */
    static final class Site implements Directory {

        private final Accounts accounts;
        private final Streams streams;

        Site(Accounts accounts, Streams streams) {
            this.accounts = accounts;
            this.streams = streams;
        }

        @Override
        public Optional<ChatUser> user(RoomId room, UserId user) {
            return accounts.name(user).map(name -> new ChatUser(user, name, role(room, user)));
        }

        @Override
        public RoomStatus status(RoomId room) {
            return streams.find(room.value())
                    .map(stream -> stream.isLive() ? RoomStatus.OPEN : RoomStatus.ENDED)
                    .orElse(RoomStatus.UNKNOWN);
        }

        private Role role(RoomId room, UserId user) {
            boolean owns = streams.find(room.value())
                    .filter(stream -> stream.ownerId().equals(user.value()))
                    .isPresent();
            if (owns) {
                return Role.CREATOR;
            }
            return accounts.isModerator(user, room) ? Role.MODERATOR : Role.VIEWER;
        }
    }

    /** The host's own. */
    interface Accounts {
        Optional<String> name(UserId user);

        boolean isModerator(UserId user, RoomId room);
    }

    /** The host's own. */
    interface Streams {
        Optional<Stream> find(String id);

        /** One stream. */
        record Stream(String ownerId, boolean isLive) {}
    }
}
