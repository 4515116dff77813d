package dev.frontrow.examples.liveroom;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The switch of the replay. It is the room's: what one window does, all see. */
final class ReplayServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Replay replay;

    ReplayServlet(Replay replay) {
        this.replay = replay;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.answer(response, replay.state());
    }

    /** {@code at=369500} goes there, {@code speed=10} plays, {@code speed=0} pauses; both may come together. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Long> at = Numbers.whole(request.getParameter("at"), Landing.FROM, Landing.TO);
        Optional<Long> speed = Numbers.whole(request.getParameter("speed"), 0, Tape.MAX_SPEED);
        if (at.isEmpty() && speed.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        at.ifPresent(replay::seek);
        speed.ifPresent(this::run);
        Json.answer(response, replay.state());
    }

    private void run(long speed) {
        if (speed == 0) {
            replay.pause();
        } else {
            replay.play((int) speed);
        }
    }
}
