package dev.frontrow.benchmarks.servers;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /events} opens a stream, {@code POST /send} sends the body's bytes to all of them. */
final class SketchServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient SketchRoom room;

    SketchServlet(SketchRoom room) {
        this.room = room;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        SketchViewer viewer = new SketchViewer(room, context, response.getOutputStream());
        context.addListener(viewer);
        viewer.open();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        room.publish(request.getInputStream().readAllBytes());
        response.setStatus(201);
        response.setContentLength(0);
    }
}
