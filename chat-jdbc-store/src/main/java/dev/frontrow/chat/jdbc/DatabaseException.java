package dev.frontrow.chat.jdbc;

import java.sql.SQLException;

/** The database refused, failed or did not answer. The message names no statement and no value. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(String what, SQLException cause) {
        super(what + " (SQL state " + cause.getSQLState() + ")", cause);
    }
}
