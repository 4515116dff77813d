package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Implemented by hosts: resolves the user of a request by the host's own login.
 *
 * <p>Called only where that login is exchanged for chat credentials ({@code POST …/chat/token}); every other route uses
 * those credentials. Called on the request's thread, many calls at once; may block. If the request's body had not fully
 * arrived, that is a thread of an asynchronous dispatch, with the request object of the first one: what a filter stores
 * per thread is there only if the filter is mapped for such dispatches. It must not read the request's body. An
 * exception is answered with {@code host_unavailable} (503), unless it is an {@link
 * dev.frontrow.chat.host.InvalidUserIdException}: that is {@code user_id_invalid} (403), after which no page asks
 * again. The exception is logged and never reaches a client.
 *
 * <pre>{@code
 * UserResolver users = request -> Optional.ofNullable(request.getRemoteUser()).map(UserId::ofLogin);
 * }</pre>
 */
@FunctionalInterface
public interface UserResolver {

    /** The user who is signed in. Empty if nobody is: the response is then {@code login_required} (401). */
    Optional<UserId> resolve(HttpServletRequest request);
}
