package dev.frontrow.it.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Stands between a store and its pool, and holds a commit back: what the transaction locked stays locked until it is let go. */
final class LateCommit {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);
    private final DataSource pool;
    private volatile boolean held;

    LateCommit(DataSource pool) {
        this.pool = pool;
    }

    DataSource pool() {
        return (DataSource) proxy(DataSource.class, pool);
    }

    /** From now on. */
    void hold() {
        held = true;
    }

    /** Until somebody is about to commit. */
    void awaitIt() throws InterruptedException {
        arrived.await();
    }

    void allow() {
        allowed.countDown();
    }

    private Object proxy(Class<?> type, Object target) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("commit") && held) {
                arrived.countDown();
                allowed.await();
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
