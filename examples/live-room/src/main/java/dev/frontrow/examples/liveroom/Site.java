package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** What is mounted where. */
final class Site {

    private final Chat chat;
    private final DemoWallet wallet;
    private final DemoMembers members;
    private final Replay replay;
    private final boolean compressStreams;

    Site(Chat chat, DemoWallet wallet, DemoMembers members, Replay replay, boolean compressStreams) {
        this.chat = chat;
        this.wallet = wallet;
        this.members = members;
        this.replay = replay;
        this.compressStreams = compressStreams;
    }

    ServletContextHandler handler() {
        ServletContextHandler web = new ServletContextHandler();
        web.addFilter(new PageHeaders(), "/*", EnumSet.of(DispatcherType.REQUEST));

        // One chat servlet under several paths: here the path is the login. A host mounts it once.
        ServletHolder api = new ServletHolder(ChatServlet.builder(chat)
                .users(new DemoLogin())
                .keys(SigningKeys.random())
                .compressStreams(compressStreams)
                .build());
        for (DemoPerson person : DemoPerson.values()) {
            web.addServlet(api, DemoLogin.mount(person) + "/*");
        }

        web.addServlet(new PersonServlet(chat, wallet, members), "/as/*");
        web.addServlet(new CastServlet(chat, wallet, members), "/cast");
        web.addServlet(new ReplayServlet(replay), "/replay");
        web.addServlet(DefaultServlet.class, "/");
        ResourceFactory files = ResourceFactory.of(web);
        web.setBaseResource(ResourceFactory.combine(
                files.newClassLoaderResource("web"), files.newClassLoaderResource("META-INF/resources")));
        return web;
    }
}
