package dev.frontrow.chat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Inserts the messages of a batch, in as few round trips as the product allows. */
interface MessageInsert {

    /** The columns, in the order of {@link MessageRow#values}. */
    String COLUMNS =
            "room, seq, id, author, name, role, badges, text, reply_to, deleted_by, sent_at, key_value, fingerprint";

    /** Inserts rows of one room, at least one. */
    void insert(Connection connection, List<MessageRow> rows) throws SQLException;
}
