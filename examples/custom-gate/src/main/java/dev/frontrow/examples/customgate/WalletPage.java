package dev.frontrow.examples.customgate;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.UserId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where Top Up leads: adds credit, empties the wallet, and sets the mood of the fake service. */
final class WalletPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Chat chat;
    private final transient FakeWalletService service;

    WalletPage(Chat chat, FakeWalletService service) {
        this.chat = chat;
        this.service = service;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect("wallet.html");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UserId user = CustomGate.guest(request);
        mood(request.getParameter("mood")).ifPresent(service::mood);
        if ("250".equals(request.getParameter("credit"))) {
            service.add(user, 250);
        } else if ("0".equals(request.getParameter("credit"))) {
            service.set(user, 0);
        }
        // Without this the chat would find out at the next message only.
        chat.userChanged(user);
        response.sendRedirect("wallet.html");
    }

    private static Optional<FakeWalletService.Mood> mood(@Nullable String name) {
        return Arrays.stream(FakeWalletService.Mood.values())
                .filter(mood -> mood.name().equals(name))
                .findFirst();
    }
}
