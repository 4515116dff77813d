package dev.frontrow.chat.jdbc.failure;

import java.sql.SQLException;

/** The database refused, failed or did not answer. The message contains no statement and no value. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String what, SQLException cause) {
        super(what + " (SQL state " + cause.getSQLState() + ")", cause);
    }
}
