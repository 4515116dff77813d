package dev.frontrow.it.jdbc;

import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.TestDatabase;

class MariaDbWaitingForARoomIT extends WaitingForARoomRules {

    @Override
    TestDatabase database() {
        return MariaDbServer.launch();
    }

    @Override
    String selectWaiting() {
        return "SELECT count(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
    }
}
