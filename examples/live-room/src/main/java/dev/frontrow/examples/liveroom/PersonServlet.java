package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.Chat;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What belongs to one person: {@code /as/vera/} is the room, {@code /as/vera/wallet} the wallet, {@code /as/vera/me} who that is. */
final class PersonServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("/([a-z]+)(|/|/me|/wallet)");
    private static final long LARGEST_TOP_UP = 10_000;

    private final transient Chat chat;
    private final transient DemoWallet wallet;

    PersonServlet(Chat chat, DemoWallet wallet) {
        this.chat = chat;
        this.wallet = wallet;
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
            case "/me" -> Json.answer(response, Profile.of(person, wallet));
            case "/wallet" -> show("/wallet.html", request, response);
            case "/" -> show("/room.html", request, response);
            default -> response.sendRedirect("/as/" + person.key() + "/");
        }
    }

    /** Adds {@code cents} to the wallet, or spends all with {@code cents=0}; and tells the chat. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<DemoPerson> person =
                place(request).filter(p -> p.page().equals("/wallet")).map(Place::person);
        Optional<Long> cents = Numbers.whole(request.getParameter("cents"), 0, LARGEST_TOP_UP);
        if (person.isEmpty() || cents.isEmpty()) {
            response.sendError(
                    person.isEmpty() ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (cents.get() > 0) {
            wallet.topUp(person.get().id(), cents.get());
        } else {
            wallet.spendAll(person.get().id());
        }
        // Open windows hear of it at once; without this they would with the next message.
        chat.userChanged(person.get().id());
        Json.answer(response, Profile.of(person.get(), wallet));
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
