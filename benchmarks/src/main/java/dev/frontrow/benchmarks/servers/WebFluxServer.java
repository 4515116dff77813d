package dev.frontrow.benchmarks.servers;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServer;

/**
 * Spring WebFlux on Reactor Netty: one sink, whose flux is the body of every stream. The sink is the one that the
 * reference documentation has for slow subscribers: it drops what they do not take.
 */
final class WebFluxServer implements MeasuredServer {

    private static final Duration OTHER_SENDER = Duration.ofSeconds(5);

    private final Sinks.Many<ServerSentEvent<String>> sink =
            Sinks.many().multicast().directBestEffort();
    private final AtomicLong ids = new AtomicLong();

    @Override
    public int start(int sendBuffer) {
        RouterFunction<ServerResponse> routes = RouterFunctions.route()
                .GET("/events", request -> events())
                .POST("/send", this::send)
                .build();
        HttpServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .option(ChannelOption.SO_BACKLOG, ServletHost.BACKLOG)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)));
        if (sendBuffer > 0) {
            server = server.childOption(ChannelOption.SO_SNDBUF, sendBuffer);
        }
        return server.bindNow().port();
    }

    private Mono<ServerResponse> events() {
        ServerSentEvent<String> hello =
                ServerSentEvent.<String>builder().comment("hello").build(); // the head goes with the first event only
        Flux<ServerSentEvent<String>> stream = sink.asFlux().startWith(hello);
        return ServerResponse.ok().body(BodyInserters.fromServerSentEvents(stream));
    }

    private Mono<ServerResponse> send(ServerRequest request) {
        return request.bodyToMono(String.class)
                .doOnNext(data -> sink.emitNext(event(data), Sinks.EmitFailureHandler.busyLooping(OTHER_SENDER)))
                .then(ServerResponse.ok().build());
    }

    private ServerSentEvent<String> event(String data) {
        return ServerSentEvent.builder(data)
                .id(Long.toString(ids.incrementAndGet()))
                .event("message")
                .build();
    }
}
