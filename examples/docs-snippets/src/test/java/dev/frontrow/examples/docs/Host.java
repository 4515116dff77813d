package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;

/** A server as docs/embedding.md shows how to write it. */
interface Host {

    /** Starts it; port 0 is any free one. Returns the port. */
    int start(Chat chat, UserResolver users, SigningKeys keys, int port) throws Exception;

    void stop(Chat chat) throws Exception;
}
