package dev.frontrow.chat.jdbc;

/** The tables are not there, or not in the version that this library needs. The message says which scripts are missing. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }
}
