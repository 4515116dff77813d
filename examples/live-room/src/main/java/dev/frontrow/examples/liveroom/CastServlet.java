package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionQuery;
import dev.frontrow.chat.moderation.WarningAction;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** Whom one can be; and, with POST, lifts every ban, mute and warning, so that a demo can go on after them. */
final class CastServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** More than a demo has. */
    private static final int MANY = 1000;

    private final transient Chat chat;
    private final transient DemoWallet wallet;
    private final transient DemoMembers members;

    CastServlet(Chat chat, DemoWallet wallet, DemoMembers members) {
        this.chat = chat;
        this.members = members;
        this.wallet = wallet;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.answer(
                response,
                Arrays.stream(DemoPerson.values())
                        .map(person -> Profile.of(person, wallet, members))
                        .toList());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        SanctionQuery all = new SanctionQuery(LiveRoom.ROOM, null, null, MANY);
        chat.sanctions(DemoPerson.ADA.id(), all).ifAccepted(page -> page.items().forEach(this::lift));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void lift(Sanction sanction) {
        ModerationAction action = switch (sanction.kind()) {
            case BAN -> new ModerationAction.Unban(sanction.user());
            case MUTE -> new ModerationAction.Unmute(sanction.user());
            case WARNING -> new WarningAction.Acknowledge(sanction.user());
        };
        chat.moderate(ModerationRequest.byHost(LiveRoom.ROOM, action, "the demo begins anew"));
    }
}
