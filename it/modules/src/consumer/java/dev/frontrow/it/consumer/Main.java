package dev.frontrow.it.consumer;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import java.util.List;
import java.util.Optional;

/** Starts a chat, sends one message, and says where the classes come from. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        UserId ada = new UserId("ada");
        try (Chat chat = Chat.builder(
                        MemoryChatStore.create(),
                        (room, id) -> Optional.of(new ChatUser(id, id.value(), Role.VIEWER)))
                .build()) {
            ChatServlet servlet = ChatServlet.of(chat, request -> Optional.of(ada), SigningKeys.random());
            long seq = chat.send(new Draft(new RoomId("room"), ada, "<b>hello</b>"))
                    .orElseThrow()
                    .message()
                    .seq();
            System.out.println("sent " + seq);
            for (Class<?> type : List.of(Chat.class, MemoryChatStore.class, JdbcChatStore.class, servlet.getClass())) {
                System.out.println(type.getModule());
            }
        }
    }
}
