package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import java.util.List;

/** Every path of the contract (wire.md §3). */
final class Routes {

    private Routes() {}

    static Router of(
            Chat chat,
            UserResolver users,
            Tokens tokens,
            Bodies bodies,
            CrossSite crossSite,
            AsyncSupport async,
            Failures failures) {
        Callers callers = new Callers(tokens, chat::isSignedOut);
        Endpoint send = new SendEndpoint(chat, callers, bodies);
        return new Router(List.of(
                Resource.at("/streams/{room}/chat/token")
                        .on("POST", new TokenEndpoint(chat, users, tokens, crossSite, failures)),
                // No HEAD: it would have to open a stream to say how one would begin.
                Resource.at("/chat")
                        .on("GET", new StreamEndpoint(chat, callers, tokens, async))
                        .on("POST", send),
                Resource.at("/streams/{room}/messages")
                        .onRead(new HistoryEndpoint(chat, callers))
                        .on("POST", send),
                Resource.at("/streams/{room}/messages/{message}").on("DELETE", new TakeBackEndpoint(chat, callers)),
                Resource.at("/streams/{room}/moderate").on("POST", new ModerateEndpoint(chat, callers, bodies)),
                Resource.at("/streams/{room}/chat/state").onRead(new StateEndpoint(chat, callers)),
                Resource.at("/streams/{room}/moderation/log").onRead(new AuditEndpoint(chat, callers)),
                Resource.at("/streams/{room}/moderation/sanctions").onRead(new SanctionsEndpoint(chat, callers))));
    }
}
