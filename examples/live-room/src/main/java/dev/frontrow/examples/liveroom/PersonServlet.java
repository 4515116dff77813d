package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.message.Notice;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What belongs to one person: {@code /as/vera/} is the room, {@code /as/vera/wallet} the wallet, {@code /as/vera/me} who that is. */
final class PersonServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("/([a-z]+)(|/|/me|/wallet|/follow|/subscribe)");
    private static final long LARGEST_TOP_UP = 10_000;

    private final transient Chat chat;
    private final transient DemoWallet wallet;
    private final transient DemoMembers members;

    PersonServlet(Chat chat, DemoWallet wallet, DemoMembers members) {
        this.chat = chat;
        this.wallet = wallet;
        this.members = members;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<Place> place = place(request);
        if (place.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        DemoPerson person = place.get().person();
        switch (place.get().page()) {
            case "/me" -> Json.answer(response, Profile.of(person, wallet, members));
            case "/wallet" -> show("/wallet.html", request, response);
            case "/" -> show("/room.html", request, response);
            default -> response.sendRedirect("/as/" + person.key() + "/");
        }
    }

    /** Pays in or spends, begins or ends to follow, subscribes or ends that; and tells the chat. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Place> place = place(request);
        if (place.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        DemoPerson person = place.get().person();
        int status = switch (place.get().page()) {
            case "/wallet" -> pay(person, request.getParameter("cents"));
            case "/follow" -> follow(person);
            case "/subscribe" -> subscribe(person);
            default -> HttpServletResponse.SC_NOT_FOUND;
        };
        if (status != HttpServletResponse.SC_OK) {
            response.sendError(status);
            return;
        }
        // Open windows hear of it at once; without this they would with the next message.
        chat.userChanged(person.id());
        Json.answer(response, Profile.of(person, wallet, members));
    }

    /** Adds cents to the wallet, or spends all with 0. */
    private int pay(DemoPerson person, @Nullable String asked) {
        Optional<Long> cents = Numbers.whole(asked, 0, LARGEST_TOP_UP);
        if (cents.isEmpty()) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        if (cents.get() > 0) {
            wallet.topUp(person.id(), cents.get());
        } else {
            wallet.spendAll(person.id());
        }
        return HttpServletResponse.SC_OK;
    }

    private int follow(DemoPerson person) {
        members.toggleFollow(person.id());
        return HttpServletResponse.SC_OK;
    }

    /** The room hears of a new subscriber. */
    private int subscribe(DemoPerson person) {
        if (members.toggleSubscription(person.id())) {
            MessageKind.Notice kind = new MessageKind.Notice("subscribed", Map.of("months", "1"));
            ChatUser about = members.seen(person.user());
            chat.post(new Notice(LiveRoom.ROOM, about, about.name() + " subscribed. Welcome!", kind, null))
                    .orElseThrow();
        }
        return HttpServletResponse.SC_OK;
    }

    private static void show(String page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher(page).forward(request, response);
    }

    private static Optional<Place> place(HttpServletRequest request) {
        Matcher path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.matches() ? DemoPerson.of(path.group(1)).map(p -> new Place(p, path.group(2))) : Optional.empty();
    }

    private record Place(DemoPerson person, String page) {}
}
