package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.TestDatabase;

class MariaDbWaitingForARoomIT extends WaitingForARoomRules {

    @Override
    TestDatabase database() {
        return MariaDbServer.launch();
    }

    /** Not by innodb_trx: that is a picture which is drawn anew only when nobody has looked at it for 100 ms, so whoever looks more often sees the old one for ever. */
    @Override
    String selectWaiting() {
        return "SELECT variable_value FROM information_schema.global_status"
                + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'";
    }
}
