package dev.frontrow.chat.jdbc.sql;

import dev.frontrow.chat.jdbc.H2;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A pool of one connection that puts nothing right: what was changed on the connection stays so for whoever has it
 * next.
 */
final class BarePool {

    /** What the next one finds. */
    record State(boolean autoCommit, int isolation, int networkTimeout) {}

    private final Connection real;
    private final DataSource dataSource;
    private int networkTimeout;

    BarePool(boolean autoCommit, int networkTimeout) throws SQLException {
        this.real = H2.inMemory().getConnection();
        this.real.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        this.real.setAutoCommit(autoCommit);
        this.networkTimeout = networkTimeout;
        Connection lent = proxy(Connection.class);
        this.dataSource = (DataSource) Proxy.newProxyInstance(
                BarePool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> lent);
    }

    DataSource dataSource() {
        return dataSource;
    }

    State state() throws SQLException {
        return new State(real.getAutoCommit(), real.getTransactionIsolation(), networkTimeout);
    }

    /** The connection itself. */
    Connection real() {
        return real;
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                BarePool.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "close":
                            return null;
                        case "getNetworkTimeout":
                            return networkTimeout;
                        case "setNetworkTimeout":
                            networkTimeout = (int) arguments[1];
                            return null;
                        default:
                            return invoke(method, arguments);
                    }
                }));
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
