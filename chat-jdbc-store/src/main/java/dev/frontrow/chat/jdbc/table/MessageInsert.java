package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.jdbc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Inserts the messages of a batch, in as few round trips as the database allows. */
public interface MessageInsert {

    /** The columns, in the order of {@link MessageRow#values}. */
    String COLUMNS =
            "room, seq, id, author, name, role, badges, text, reply_to, deleted_by, sent_at, key_value, fingerprint,"
                    + " kind, is_first";

    /** The fastest implementation for this database. */
    static MessageInsert of(Dialect dialect) {
        return switch (dialect) {
            case MARIADB -> new MultiRowInsert();
            case POSTGRESQL, H2 -> new JdbcBatchInsert();
        };
    }

    /** Inserts rows of one room, at least one. */
    void insert(Connection connection, List<MessageRow> rows) throws SQLException;
}
