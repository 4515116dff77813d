package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;

class PostgresNodesAgreeIT extends NodesAgreeRules {

    @Override
    TestDatabase database() {
        return PostgresServer.launch();
    }
}
