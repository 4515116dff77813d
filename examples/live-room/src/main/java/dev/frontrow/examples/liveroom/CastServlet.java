package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.moderation.SanctionQuery;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** Whom one can be; and, with POST, lifts every ban and mute, so that a demo can go on after them. */
final class CastServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** More than a demo has. */
    private static final int MANY = 1000;

    private final transient Chat chat;
    private final transient DemoWallet wallet;

    CastServlet(Chat chat, DemoWallet wallet) {
        this.chat = chat;
        this.wallet = wallet;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.answer(
                response,
                Arrays.stream(DemoPerson.values())
                        .map(person -> Profile.of(person, wallet))
                        .toList());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        SanctionQuery all = new SanctionQuery(LiveRoom.ROOM, null, null, MANY);
        chat.sanctions(DemoPerson.ADA.id(), all).ifAccepted(page -> page.items().forEach(this::lift));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void lift(Sanction sanction) {
        ModerationAction action = sanction.kind() == SanctionKind.BAN
                ? new ModerationAction.Unban(sanction.user())
                : new ModerationAction.Unmute(sanction.user());
        chat.moderate(ModerationRequest.byHost(LiveRoom.ROOM, action, "the demo begins anew"));
    }
}
