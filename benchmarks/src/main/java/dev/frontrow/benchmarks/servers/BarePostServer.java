package dev.frontrow.benchmarks.servers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a container takes for a request by itself: it reads the body, and answers 201 with as many bytes as the query
 * says.
 */
record BarePostServer(ServletHost host) implements MeasuredServer {

    @Override
    public int start(int sendBuffer) throws Exception {
        return host.start(new BareServlet(), "/api/*", sendBuffer);
    }

    /** Reads and answers. */
    static class BareServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            answer(request, response);
        }

        static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] answer = new byte[Integer.parseInt(request.getQueryString())];
            Arrays.fill(answer, (byte) ' ');
            response.setStatus(201);
            response.setContentType("application/json");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }
}
