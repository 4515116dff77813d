package dev.frontrow.it.databases;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB server with the defaults that it comes with, its character set among them. */
public final class MariaDbServer extends ServedDatabase {

    private static final String DATABASE = "frontrow";

    private final MariaDbBinaries binaries;

    private MariaDbServer(Path home, MariaDbBinaries binaries) {
        super(home);
        this.binaries = binaries;
    }

    /** A new server. */
    public static MariaDbServer launch() {
        return launch(MariaDbBinaries.find());
    }

    static MariaDbServer launch(MariaDbBinaries binaries) {
        Path home = Folders.create("mariadb");
        MariaDbServer server = new MariaDbServer(home, binaries);
        try {
            ChildProcess.run(server.install(), home.resolve("install.log"));
            server.start();
            server.createDatabase();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private List<String> install() {
        List<String> command = new ArrayList<>();
        command.add(binaries.install().toString());
        command.addAll(common());
        command.add("--auth-root-authentication-method=normal");
        command.add("--skip-test-db");
        return command;
    }

    @Override
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(binaries.server().toString());
        command.addAll(common());
        command.add("--port=" + port());
        command.add("--bind-address=127.0.0.1");
        // Relative to the data: a socket's path must be short.
        command.add("--socket=socket");
        return command;
    }

    /** As root it must be told that this is meant. */
    private List<String> common() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--no-defaults");
        binaries.base().ifPresent(base -> arguments.add("--basedir=" + base));
        arguments.add("--datadir=" + home().resolve("data"));
        // A starting server deletes every temporary table of its folder: in a shared one those of the others, too.
        arguments.add("--tmpdir=" + home());
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--user=root");
        }
        return arguments;
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(firstUrl(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new DatabaseFailure("MariaDB makes no database", e);
        }
    }

    @Override
    String firstUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port() + "/";
    }

    @Override
    public String name() {
        return "MariaDB";
    }

    @Override
    public String url() {
        return firstUrl() + DATABASE;
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public String password() {
        return "";
    }
}
