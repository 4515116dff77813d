package dev.frontrow.it.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
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
        return (DataSource) proxy(DataSource.class, pool);
    }

    /** Those since the last time this was asked. */
    List<String> take() {
        List<String> taken = List.copyOf(prepared);
        prepared.clear();
        return taken;
    }

    private Object proxy(Class<?> type, Object target) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("prepareStatement")) {
                prepared.add((String) args[0]);
            }
            Object result = invoke(target, method, args);
            return result instanceof Connection ? proxy(Connection.class, result) : result;
        });
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
