package dev.frontrow.examples.customgate;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.settings.ChatSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Runs a chat whose gate asks a wallet service, which is a fake one here and can be told to be slow or to fail. */
public final class CustomGate {

    private CustomGate() {}

    public static void main(String[] args) throws Exception {
        FakeWalletService service = FakeWalletService.start();
        Chat chat = chat(new HttpWallet(service.address(), HttpWallet.TIMEOUT), ChatSettings.defaults());

        ServletContextHandler web = new ServletContextHandler(ServletContextHandler.SESSIONS);
        web.addServlet(ChatServlet.of(chat, request -> Optional.of(guest(request)), SigningKeys.random()), "/api/*");
        web.addServlet(new WalletPage(chat, service), "/wallet");
        web.addServlet(DefaultServlet.class, "/");
        ResourceFactory files = ResourceFactory.of(web);
        web.setBaseResource(ResourceFactory.combine(
                files.newClassLoaderResource("web"), files.newClassLoaderResource("META-INF/resources")));

        Server server = new Server(Integer.getInteger("PORT", 8080));
        server.setHandler(web);
        server.setStopAtShutdown(true);
        server.start();
        System.out.println("Chat with a wallet service behind it: " + server.getURI());
    }

    /** The line that matters: the team's wallet in the credit gate. */
    static Chat chat(Wallet wallet, ChatSettings settings) {
        return Chat.builder(
                        MemoryChatStore.create(), (room, id) -> Optional.of(new ChatUser(id, id.value(), Role.VIEWER)))
                .gate(CreditGate.builder(wallet).topUpUrl("/wallet").build())
                .settings(settings)
                .build();
    }

    /** A demo login: everybody is a guest, known by their session. */
    static UserId guest(HttpServletRequest request) {
        return new UserId(
                "guest-" + Integer.toHexString(request.getSession().getId().hashCode()));
    }
}
