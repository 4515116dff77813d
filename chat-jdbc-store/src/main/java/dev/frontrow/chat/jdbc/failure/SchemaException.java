package dev.frontrow.chat.jdbc.failure;

/** The tables do not exist, or not in the version that this library needs. The message names the missing scripts. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }
}
