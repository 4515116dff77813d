package dev.frontrow.it.databases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server with the defaults that it comes with, {@code fsync} and {@code synchronous_commit} among them.
 *
 * <p>Its strings sort like words of a language (ICU, {@code en-US}), as in most installations: whoever needs the order of characters must say so.
 */
public final class PostgresServer extends ServedDatabase {

    private static final String DATA = "data";

    private final Unprivileged runner;
    private final Path binaries;

    private PostgresServer(Path home, Path binaries, Unprivileged runner) {
        super(home);
        this.binaries = binaries;
        this.runner = runner;
    }

    /** A new server. */
    public static PostgresServer launch() {
        return launch(Unprivileged.here());
    }

    static PostgresServer launch(Unprivileged runner) {
        Path binaries = PostgresBinaries.folder();
        Path home = Folders.create("postgres");
        runner.own(home);
        PostgresServer server = new PostgresServer(home, binaries, runner);
        try {
            ChildProcess.run(server.initdb(), home.resolve("initdb.log"));
            server.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private List<String> initdb() {
        // --no-sync is about the empty database only.
        return runner.command(List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + home().resolve(DATA),
                "--username=" + user(),
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=icu",
                "--icu-locale=en-US",
                "--no-sync"));
    }

    @Override
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(binaries.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", home().resolve(DATA).toString()));
        command.addAll(List.of("-p", Integer.toString(port())));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1"));
        command.addAll(List.of("-c", "unix_socket_directories="));
        return runner.command(command);
    }

    @Override
    String firstUrl() {
        return url();
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public String password() {
        return "";
    }
}
