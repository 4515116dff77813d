package dev.frontrow.benchmarks.servers;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Spring MVC on Tomcat with an {@code SseEmitter} for each viewer, as its reference documentation shows. */
final class SpringMvcServer implements MeasuredServer {

    @Override
    public int start(int sendBuffer) throws Exception {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.register(Room.class);
        return new TomcatHost(false).start(new DispatcherServlet(context), "/", sendBuffer);
    }

    /** The room. */
    @EnableWebMvc
    @RestController
    public static class Room {

        private static final long NO_TIMEOUT = 0;

        private final List<SseEmitter> emitters = new CopyOnWriteArrayList<>();
        private final AtomicLong ids = new AtomicLong();

        /** Opens a stream. */
        @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        public SseEmitter events() throws IOException {
            SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
            emitter.onCompletion(() -> emitters.remove(emitter));
            emitter.onError(failure -> emitters.remove(emitter));
            emitter.send(SseEmitter.event().comment("hello")); // the head goes with the first event only
            emitters.add(emitter);
            return emitter;
        }

        /** Sends to all. */
        @PostMapping("/send")
        public void send(@RequestBody String data) {
            String id = Long.toString(ids.incrementAndGet());
            for (SseEmitter emitter : emitters) {
                try {
                    emitter.send(SseEmitter.event().id(id).name("message").data(data));
                } catch (IOException | IllegalStateException gone) {
                    emitter.completeWithError(gone);
                }
            }
        }
    }
}
