package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The connections of a node that dies: after so many statements that define or insert something they are gone, and what was open on them is rolled back. */
final class DyingPool {

    private final TestDatabase database;
    private final AtomicInteger left;

    /** @param statements how many are executed before it dies */
    DyingPool(TestDatabase database, int statements) {
        this.database = database;
        this.left = new AtomicInteger(statements);
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, args) -> {
                    Connection connection = database.connect();
                    return proxy(Connection.class, connection, connection);
                });
    }

    private Object proxy(Class<?> type, Object target, Connection connection) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (target instanceof Statement
                    && method.getName().startsWith("execute")
                    && args != null
                    && changes((String) args[0])
                    && left.getAndDecrement() <= 0) {
                connection.close();
                throw new SQLException("the node died", "08006");
            }
            Object result = invoke(target, method, args);
            return result instanceof Statement && method.getName().equals("createStatement")
                    ? proxy(Statement.class, result, connection)
                    : result;
        });
    }

    private static boolean changes(String sql) {
        return sql.toLowerCase(Locale.ROOT).matches("(?s).*\\b(create|alter|insert|drop)\\b.*");
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
