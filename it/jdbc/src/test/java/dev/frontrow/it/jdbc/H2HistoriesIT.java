package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.TestDatabase;

class H2HistoriesIT extends DatabaseHistories {

    @Override
    TestDatabase database() {
        return H2Database.create();
    }
}
