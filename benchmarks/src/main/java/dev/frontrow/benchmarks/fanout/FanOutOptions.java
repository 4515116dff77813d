package dev.frontrow.benchmarks.fanout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is to be measured. The first five are given by their place, the others as {@code name=value}.
 *
 * @param viewers how many watch the room; 1 to 50,000
 * @param perSecond messages a second while the pace is kept; 1 to 10,000
 * @param seconds how long it is kept; 1 to 600
 * @param turns how often each server has its turn; 1 to 100
 * @param servers their names; empty for all
 * @param stalled how many viewers of a hundred stop reading, in a stretch of its own; 0 for none
 * @param sendBuffer the size of a connection's send buffer at the server, in bytes; 0 leaves it to the system, which
 *     gives so much on loopback that stalled readers are hardly noticed
 * @param burst how many messages a burst has; 0 for none
 * @param senders how many send a burst together, one burst for each number
 * @param storm how many messages are sent while all viewers are away, who then come back together; 0 for none
 * @param also older builds: a name, the server whose classes it replaces, and its class path
 * @param nginx the program
 */
record FanOutOptions(
        int viewers,
        int perSecond,
        int seconds,
        int turns,
        List<String> servers,
        int stalled,
        int sendBuffer,
        int burst,
        List<Integer> senders,
        int storm,
        List<Also> also,
        String nginx) {

    private static final List<String> NAMES =
            List.of("stalled", "sendbuffer", "burst", "senders", "storm", "also", "nginx");

    /**
     * An older build.
     *
     * @param name what it is called in the table
     * @param kind the server whose classes it replaces, such as {@code frontrow-jetty}
     * @param classPath its folders and jars, or {@code @} and a file that has them
     */
    record Also(String name, String kind, String classPath) {

        private static Also parse(String written) {
            String[] parts = written.split(":", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("also: " + written + " (expected: name:frontrow-…:class path)");
            }
            return new Also(parts[0], parts[1], parts[2]);
        }
    }

    static FanOutOptions parse(List<String> arguments) {
        List<String> places = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        List<Also> also = new ArrayList<>();
        for (String argument : arguments) {
            int at = argument.indexOf('=');
            String name = at < 0 ? "" : argument.substring(0, at);
            if (at < 0) {
                places.add(argument);
            } else if (name.equals("also")) {
                also.add(Also.parse(argument.substring(at + 1)));
            } else if (NAMES.contains(name)) {
                named.put(name, argument.substring(at + 1));
            } else {
                throw new IllegalArgumentException("option: " + name + " (expected: " + String.join(", ", NAMES) + ")");
            }
        }
        String servers = places.size() > 4 ? places.get(4) : "all";
        return new FanOutOptions(
                place(places, 0, "viewers", 1000, 50_000),
                place(places, 1, "messages a second", 20, 10_000),
                place(places, 2, "seconds", 10, 600),
                place(places, 3, "turns", 3, 100),
                servers.equals("all") ? List.of() : List.of(servers.split(",", -1)),
                number("stalled", named.getOrDefault("stalled", "0"), 0, 100),
                number("sendbuffer", named.getOrDefault("sendbuffer", "0"), 0, 16 * 1024 * 1024),
                number("burst", named.getOrDefault("burst", "500"), 0, 100_000),
                Stream.of(named.getOrDefault("senders", "4,32").split(",", -1))
                        .map(written -> number("senders", written, 1, 1000))
                        .toList(),
                number("storm", named.getOrDefault("storm", "50"), 0, 1000),
                List.copyOf(also),
                named.getOrDefault("nginx", "nginx"));
    }

    /** Whether this server was asked for. */
    boolean asksFor(String server) {
        return servers.isEmpty() || servers.contains(server);
    }

    private static int place(List<String> places, int place, String name, int otherwise, int most) {
        return places.size() > place ? number(name, places.get(place), 1, most) : otherwise;
    }

    private static int number(String name, String written, int least, int most) {
        int number = Integer.parseInt(written);
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + ": " + number + " (expected: " + least + ".." + most + ")");
        }
        return number;
    }
}
