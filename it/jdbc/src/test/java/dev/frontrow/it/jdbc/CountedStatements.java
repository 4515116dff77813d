package dev.frontrow.it.jdbc;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** Stands between a store and its pool, and remembers the statements that were prepared. */
final class CountedStatements {

    private final Queue<String> prepared = new ConcurrentLinkedQueue<>();
    private final DataSource pool;

    CountedStatements(DataSource pool) {
        this.pool = pool;
    }

    DataSource pool() {
        return Wrapped.dataSource(
                pool,
                connection -> Wrapped.connection(connection, (call, method, args) -> {
                    if (method.equals("prepareStatement")) {
                        prepared.add((String) args[0]);
                    }
                    return call.proceed();
                }));
    }

    /** Those since the last time this was asked. */
    List<String> take() {
        List<String> taken = List.copyOf(prepared);
        prepared.clear();
        return taken;
    }
}
