package dev.frontrow.benchmarks;

import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;
import java.time.Duration;

/** Runs a measurement: {@code send postgresql|mariadb|h2 [connections [turns [seconds]]]}. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String what = argument(arguments, 0, "send");
        try (TestDatabase database = database(argument(arguments, 1, "postgresql"))) {
            int pool = Integer.parseInt(argument(arguments, 2, "10"));
            int rounds = Integer.parseInt(argument(arguments, 3, "5"));
            Duration each = Duration.ofSeconds(Long.parseLong(argument(arguments, 4, "3")));
            switch (what) {
                case "send" -> new SendSpeed(pool, rounds, each).run(database);
                default -> throw new IllegalArgumentException("measurement: " + what + " (expected: send)");
            }
        }
    }

    private static TestDatabase database(String name) {
        return switch (name) {
            case "postgresql" -> PostgresServer.launch();
            case "mariadb" -> MariaDbServer.launch();
            case "h2" -> H2Database.create();
            default ->
                throw new IllegalArgumentException("database: " + name + " (expected: postgresql, mariadb or h2)");
        };
    }

    private static String argument(String[] arguments, int place, String otherwise) {
        return arguments.length > place ? arguments[place] : otherwise;
    }
}
