package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;

class PostgresHistoriesIT extends DatabaseHistories {

    @Override
    TestDatabase database() {
        return PostgresServer.launch();
    }
}
