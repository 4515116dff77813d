package dev.frontrow.it.jdbc.kill;

import dev.frontrow.it.jdbc.Wrapped;
import javax.sql.DataSource;

/** A planted defect: nobody locks the room before they look which number is next, neither in a transaction nor in a statement that is one. */
final class NoLocks {

    private NoLocks() {}

    static DataSource of(DataSource pool) {
        return Wrapped.dataSource(
                pool,
                connection -> Wrapped.connection(connection, (call, method, args) -> {
                    if (method.equals("prepareStatement")) {
                        args[0] = unlocked(args[0].toString());
                    }
                    return call.proceed();
                }));
    }

    /** The head is counted on from what was seen before the row was locked. */
    private static String unlocked(String sql) {
        return sql.replace(
                        "SET head = head + ?",
                        "SET head = (SELECT seen.head FROM frontrow_room seen WHERE seen.no = frontrow_room.no) + ?")
                .replace(" FOR UPDATE OF r SKIP LOCKED", "")
                .replace(" FOR UPDATE SKIP LOCKED", "")
                .replace(" FOR UPDATE", "")
                .replace("SELECT r.no, a.count", "SELECT r.no, r.head, a.count")
                .replace("r.head + l.count", "l.head + l.count")
                .replace("r.head - l.count", "l.head");
    }
}
