package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.TestDatabase;

class H2RoomsOnTwoNodesIT extends RoomsOnTwoNodesRules {

    @Override
    TestDatabase database() {
        return H2Database.create();
    }
}
