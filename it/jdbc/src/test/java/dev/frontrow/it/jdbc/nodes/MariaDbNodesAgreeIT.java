package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.TestDatabase;

class MariaDbNodesAgreeIT extends NodesAgreeRules {

    @Override
    TestDatabase database() {
        return MariaDbServer.launch();
    }
}
