package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Implemented by hosts: who the host's own login says is asking.
 *
 * <p>Asked only where somebody exchanges that login for chat credentials ({@code POST …/chat/token}); every other route goes by those.
 * Called on the request's thread, many at once; may block. For a request whose body was still on its way that is a thread of an asynchronous dispatch, with the request object of the first
 * one: what a filter keeps with the thread is there only if it is mapped for such dispatches. It must not read the request's body. One that throws is answered with
 * {@code host_unavailable} (503), unless it is an {@link dev.frontrow.chat.host.InvalidUserIdException}: that is {@code user_id_invalid} (403), for which no page asks again. What it threw is
 * logged and never reaches a client.
 *
 * <pre>{@code
 * UserResolver users = request -> Optional.ofNullable(request.getRemoteUser()).map(UserId::ofLogin);
 * }</pre>
 */
@FunctionalInterface
public interface UserResolver {

    /** Who is signed in. Empty: nobody is, and the answer is {@code login_required} (401). */
    Optional<UserId> resolve(HttpServletRequest request);
}
