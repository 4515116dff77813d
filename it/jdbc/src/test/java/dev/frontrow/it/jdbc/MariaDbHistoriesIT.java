package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.TestDatabase;

class MariaDbHistoriesIT extends DatabaseHistories {

    @Override
    TestDatabase database() {
        return MariaDbServer.launch();
    }
}
