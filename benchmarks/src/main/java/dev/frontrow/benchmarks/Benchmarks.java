package dev.frontrow.benchmarks;

import dev.frontrow.benchmarks.fanout.FanOut;
import dev.frontrow.benchmarks.fanout.IdleViewers;
import dev.frontrow.benchmarks.fanout.PostCost;
import dev.frontrow.benchmarks.idle.Idle;
import dev.frontrow.benchmarks.parts.Parts;
import dev.frontrow.it.databases.H2Database;
import dev.frontrow.it.databases.MariaDbServer;
import dev.frontrow.it.databases.PostgresServer;
import dev.frontrow.it.databases.TestDatabase;
import java.time.Duration;
import java.util.List;

/**
 * Runs a measurement:
 *
 * <pre>
 * send postgresql|mariadb|h2 [connections [turns [seconds]]]
 * history postgresql|mariadb|h2 [messages [turns]]
 * fanout [viewers [messages a second [seconds [turns [servers]]]]] [name=value]…
 * parts [forks [seconds]]
 * post [containers [turns [seconds]]]
 * idle [rooms [viewers]]
 * </pre>
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String what = argument(arguments, 0, "send");
        switch (what) {
            case "fanout" -> FanOut.run(List.of(arguments).subList(1, arguments.length));
            case "post" ->
                new PostCost(
                                List.of(argument(arguments, 1, "undertow,jetty,tomcat")
                                        .split(",", -1)),
                                number(arguments, 2, 3),
                                number(arguments, 3, 5))
                        .run();
            case "parts" -> new Parts(number(arguments, 1, 3), number(arguments, 2, 5)).run();
            case "idle" -> new Idle(number(arguments, 1, 100_000), new IdleViewers(number(arguments, 2, 5000))).run();
            default -> measureStore(what, arguments);
        }
    }

    private static void measureStore(String what, String[] arguments) throws Exception {
        try (TestDatabase database = database(argument(arguments, 1, "postgresql"))) {
            switch (what) {
                case "send" ->
                    new SendSpeed(
                                    number(arguments, 2, 10),
                                    number(arguments, 3, 5),
                                    Duration.ofSeconds(number(arguments, 4, 3)))
                            .run(database);
                case "history" ->
                    new HistorySpeed(number(arguments, 2, 1_000_000), number(arguments, 3, 200)).run(database);
                default ->
                    throw new IllegalArgumentException(
                            "measurement: " + what + " (expected: send, history, fanout, parts, post or idle)");
            }
        }
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return Integer.parseInt(argument(arguments, place, Integer.toString(otherwise)));
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
