package dev.frontrow.it.jdbc.kill;

import javax.sql.DataSource;

/** A planted defect: nobody locks the room before they look which number is next. */
final class NoLocks {

    private NoLocks() {}

    static DataSource of(DataSource pool) {
        return Wrapped.dataSource(
                pool,
                connection -> Wrapped.connection(connection, (call, method, args) -> {
                    if (method.equals("prepareStatement")) {
                        args[0] = args[0].toString().replace(" FOR UPDATE", "");
                    }
                    return call.proceed();
                }));
    }
}
