package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.TestDatabase;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database at one moment.
 *
 * @param catalogue every table and column
 * @param bystander every row of one room, and of the tables that have no room
 * @param rows how many rows each table has
 */
record Snapshot(List<String> catalogue, List<String> bystander, Map<String, Long> rows) {

    private static final List<String> OF_ROOMS = List.of(
            "frontrow_message",
            "frontrow_change",
            "frontrow_sanction",
            "frontrow_audit",
            "frontrow_hidden",
            "frontrow_chatter");
    private static final List<String> OF_ALL = List.of("frontrow_schema", "frontrow_log", "frontrow_room");

    static Snapshot of(TestDatabase database, String bystander) throws SQLException {
        try (Connection connection = database.connect()) {
            Map<String, Long> rows = new TreeMap<>();
            List<String> kept = new ArrayList<>();
            for (String table : OF_ROOMS) {
                rows.put(table, count(connection, table));
                kept.addAll(list(
                        connection,
                        "SELECT * FROM " + table + " WHERE room = (SELECT no FROM frontrow_room WHERE id = ?)",
                        bystander));
            }
            for (String table : OF_ALL) {
                rows.put(table, count(connection, table));
            }
            kept.addAll(list(connection, "SELECT * FROM frontrow_room WHERE id = ?", bystander));
            kept.addAll(list(connection, "SELECT * FROM frontrow_schema"));
            kept.addAll(list(connection, "SELECT * FROM frontrow_log"));
            Collections.sort(kept);
            return new Snapshot(catalogue(connection), kept, rows);
        }
    }

    private static List<String> catalogue(Connection connection) throws SQLException {
        List<String> all = new ArrayList<>();
        DatabaseMetaData data = connection.getMetaData();
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        try (ResultSet tables = data.getTables(catalog, schema, "%", null)) {
            while (tables.next()) {
                all.add(tables.getString("TABLE_TYPE") + " " + tables.getString("TABLE_NAME"));
            }
        }
        try (ResultSet columns = data.getColumns(catalog, schema, "%", "%")) {
            while (columns.next()) {
                all.add(columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME") + " "
                        + columns.getString("TYPE_NAME") + " " + columns.getString("COLUMN_SIZE") + " "
                        + columns.getString("IS_NULLABLE"));
            }
        }
        Collections.sort(all);
        return all;
    }

    private static long count(Connection connection, String table) throws SQLException {
        return Long.parseLong(list(connection, "SELECT COUNT(*) FROM " + table).get(0));
    }

    private static List<String> list(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    StringBuilder row = new StringBuilder(result.getString(1));
                    for (int i = 2; i <= result.getMetaData().getColumnCount(); i++) {
                        row.append('|').append(result.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        }
    }
}
