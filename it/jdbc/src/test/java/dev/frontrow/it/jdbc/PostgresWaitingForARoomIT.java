package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;

class PostgresWaitingForARoomIT extends WaitingForARoomRules {

    @Override
    TestDatabase database() {
        return PostgresServer.launch();
    }

    @Override
    String selectWaiting() {
        return "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    }
}
