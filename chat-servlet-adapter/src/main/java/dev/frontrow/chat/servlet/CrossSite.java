package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Detects requests of pages of other sites, by the headers that browsers send (Fetch Metadata; Fetch standard §3.1).
 * Used where the request carries the host's login, which may be a cookie: there a foreign page must not act for a user.
 * Other clients send neither header, and have no cookies of another user.
 *
 * @param cors the origins that may use the chat
 */
record CrossSite(Cors cors) {

    boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && cors.allows(origin)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null
                ? origin != null && !isOwn(origin, request.getHeader("Host"))
                : !site.equals("same-origin") && !site.equals("none");
    }

    /**
     * For browsers that send only the origin: on plain HTTP, and Safari before 16.4. Compares host names only, as
     * cookies do; scheme and port may differ behind a proxy.
     */
    private static boolean isOwn(String origin, @Nullable String host) {
        int start = origin.indexOf("://");
        return host != null && start > 0 && name(origin.substring(start + 3)).equalsIgnoreCase(name(host));
    }

    private static String name(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }
}
