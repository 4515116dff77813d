package dev.frontrow.chat.servlet;

/** The two kinds of credentials, told apart by their {@code typ} (RFC 8725 §3.11) so that neither passes for the other. */
enum Credential {
    /** May read, send and moderate in one room. */
    TOKEN("frontrow-chat+jwt"),
    /** May open one room's event stream. */
    TICKET("frontrow-ticket+jwt");

    private final String type;

    Credential(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }
}
