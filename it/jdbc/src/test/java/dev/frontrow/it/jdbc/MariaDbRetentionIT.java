package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.TestDatabase;

class MariaDbRetentionIT extends RetentionRules {

    @Override
    TestDatabase database() {
        return MariaDbServer.launch();
    }
}
