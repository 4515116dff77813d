package dev.frontrow.it.databases;

import java.nio.file.Path;
import javax.sql.DataSource;

/** H2 in this process, on a file. */
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
        return "jdbc:h2:file:" + home.resolve("frontrow");
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
