package dev.frontrow.chat.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request was made by a page of another site, by what its browser says (Fetch Metadata; Fetch standard §3.1). Asked where the host's login goes with the request, which may
 * be a cookie: there a foreign page must not act in somebody's name. Who is no browser says neither, and has no cookies of somebody else.
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
     * For browsers that say no more than the origin: plain HTTP, and Safari before 16.4. By the name of the host alone, as cookies go; the scheme and the port may be another behind a
     * proxy.
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
