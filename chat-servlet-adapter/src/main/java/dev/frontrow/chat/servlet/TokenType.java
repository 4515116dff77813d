package dev.frontrow.chat.servlet;

/**
 * The two types of credentials, distinguished by their {@code typ} header (RFC 8725 §3.11) so that one is never
 * accepted as the other.
 */
enum TokenType {
    /** May read, send and moderate in one room. */
    CHAT_TOKEN("frontrow-chat+jwt"),
    /** May open one room's event stream. */
    STREAM_TICKET("frontrow-ticket+jwt");

    private final String typ;

    TokenType(String typ) {
        this.typ = typ;
    }

    String typ() {
        return typ;
    }
}
