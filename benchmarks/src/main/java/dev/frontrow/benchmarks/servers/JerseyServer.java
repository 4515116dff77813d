package dev.frontrow.benchmarks.servers;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Jersey on Jetty with its {@code SseBroadcaster}, as the user guide shows. */
final class JerseyServer implements MeasuredServer {

    @Override
    public int start(int sendBuffer) throws Exception {
        ResourceConfig application = new ResourceConfig(Room.class);
        return new JettyHost().start(new ServletContainer(application), "/*", sendBuffer);
    }

    /** The room. */
    @Singleton
    @Path("/")
    public static class Room {

        private final Sse sse;
        private final SseBroadcaster broadcaster;
        private final AtomicLong ids = new AtomicLong();

        /** Made by Jersey. */
        public Room(@Context Sse sse) {
            this.sse = sse;
            this.broadcaster = sse.newBroadcaster();
        }

        /** Opens a stream. */
        @GET
        @Path("events")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public void events(@Context SseEventSink sink) {
            broadcaster.register(sink);
        }

        /** Sends to all. */
        @POST
        @Path("send")
        public void send(String data) {
            broadcaster.broadcast(sse.newEventBuilder()
                    .id(Long.toString(ids.incrementAndGet()))
                    .name("message")
                    .data(String.class, data)
                    .build());
        }
    }
}
