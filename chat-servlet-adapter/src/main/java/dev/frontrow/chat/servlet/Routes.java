package dev.frontrow.chat.servlet;

import dev.frontrow.chat.Chat;
import java.util.List;

/** The paths of the wire contract (wire.md §3). */
final class Routes {

    private Routes() {}

    static Router of(
            Chat chat,
            UserResolver users,
            Tokens tokens,
            BodyReader bodyReader,
            CrossSite crossSite,
            AsyncSupport async,
            StreamCoding.Negotiation codings,
            FailureLog failures) {
        Authenticator authenticator = new Authenticator(tokens, chat::isSignedOut);
        Endpoint send = new SendEndpoint(chat, authenticator, bodyReader);
        return new Router(List.of(
                Route.at("/streams/{room}/chat/token")
                        .on("POST", new TokenEndpoint(chat, users, tokens, crossSite, failures)),
                // No HEAD: it would have to open a stream to return its headers.
                Route.at("/chat")
                        .on("GET", new StreamEndpoint(chat, authenticator, tokens, async, codings))
                        .on("POST", send),
                Route.at("/streams/{room}/messages")
                        .onRead(new HistoryEndpoint(chat, authenticator))
                        .on("POST", send),
                Route.at("/streams/{room}/messages/{message}").on("DELETE", new RetractEndpoint(chat, authenticator)),
                Route.at("/streams/{room}/moderate").on("POST", new ModerateEndpoint(chat, authenticator, bodyReader)),
                Route.at("/streams/{room}/chat/state").onRead(new StateEndpoint(chat, authenticator)),
                Route.at("/streams/{room}/chat/modes").on("PATCH", new ModesEndpoint(chat, authenticator, bodyReader)),
                Route.at("/streams/{room}/chat/check").onRead(new CheckEndpoint(chat, authenticator)),
                Route.at("/streams/{room}/chat/warning").on("DELETE", new AcknowledgeEndpoint(chat, authenticator)),
                Route.at("/streams/{room}/moderation/log").onRead(new AuditEndpoint(chat, authenticator)),
                Route.at("/streams/{room}/moderation/sanctions").onRead(new SanctionsEndpoint(chat, authenticator))));
    }
}
