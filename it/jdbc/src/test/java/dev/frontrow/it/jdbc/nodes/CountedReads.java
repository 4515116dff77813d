package dev.frontrow.it.jdbc.nodes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Stands between a store and its pool, and remembers when a statement was prepared that reads the log, and how often a room was compared with the store. */
final class CountedReads {

    private final Queue<Long> reads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger comparisons = new AtomicInteger();
    private final DataSource pool;

    CountedReads(DataSource pool) {
        this.pool = pool;
    }

    DataSource pool() {
        return of(
                DataSource.class,
                pool,
                (result, args) -> result instanceof Connection connection ? connection(connection) : result);
    }

    private Connection connection(Connection connection) {
        return of(Connection.class, connection, (result, args) -> {
            if (args.length > 0 && args[0] instanceof String sql) {
                count(sql.toLowerCase(Locale.ROOT).strip());
            }
            return result;
        });
    }

    private void count(String sql) {
        if (!sql.startsWith("select")) {
            return;
        }
        if (sql.contains("as newest from frontrow_room")) {
            comparisons.incrementAndGet();
        } else if (sql.contains("frontrow_message") || sql.contains("frontrow_change")) {
            reads.add(System.nanoTime());
        }
    }

    /** How often rooms were compared. */
    int comparisons() {
        return comparisons.get();
    }

    /** When each was asked, from the first on, by {@link System#nanoTime()}. */
    List<Long> reads() {
        return reads.stream().sorted().toList();
    }

    private interface After {
        Object with(Object result, Object[] args);
    }

    private static <T> T of(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) ->
                        after.with(invoke(target, method, args), args == null ? new Object[0] : args)));
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
