package dev.frontrow.it.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Stands between somebody and what they call, to plant a defect or to see what is called. */
public final class Wrapped {

    private Wrapped() {}

    /** Goes on with the call as it was made. */
    public interface Call {
        Object proceed() throws Throwable;
    }

    /** What becomes of a call. */
    public interface Defect {
        Object on(Call call, String method, Object[] args) throws Throwable;
    }

    /** A pool whose connections are wrapped. */
    public static DataSource dataSource(DataSource pool, UnaryOperator<Connection> wrap) {
        return of(DataSource.class, pool, (call, method, args) -> {
            Object result = call.proceed();
            return result instanceof Connection connection ? wrap.apply(connection) : result;
        });
    }

    public static Connection connection(Connection connection, Defect defect) {
        return of(Connection.class, connection, defect);
    }

    /** Anything behind an interface. */
    public static <T> T of(Class<T> type, T target, Defect defect) {
        InvocationHandler handler = (proxy, method, args) -> {
            Object[] given = args == null ? new Object[0] : args;
            return defect.on(() -> invoke(target, method, given), method.getName(), given);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
