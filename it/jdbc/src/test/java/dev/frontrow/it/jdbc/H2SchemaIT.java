package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.TestDatabase;

class H2SchemaIT extends SchemaRules {

    @Override
    TestDatabase database() {
        return H2Database.create();
    }

    @Override
    String product() {
        return "h2";
    }
}
