package dev.frontrow.it.databases;

import java.nio.file.Path;
import javax.sql.DataSource;

/** H2 in this process, or in whichever opens it, on a file; as durable as H2 can be. */
public final class H2Database implements TestDatabase {

    private final Path home = Folders.create("h2");
    private final Pools pools = new Pools(this);

    private H2Database() {}

    /** A new database. */
    public static H2Database create() {
        return new H2Database();
    }

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public String url() {
        // retry: an interrupted thread closes a plain file for everybody.
        // WRITE_DELAY: by default H2 writes half a second after a commit, and a process that is killed loses what it
        // committed in between.
        return "jdbc:h2:retry:" + home.resolve("frontrow") + ";WRITE_DELAY=0";
    }

    @Override
    public String user() {
        return "sa";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public DataSource pool(int size) {
        return pools.open(size);
    }

    @Override
    public void close() {
        // With its last connection H2 closes the file.
        pools.close();
        Folders.delete(home);
    }
}
