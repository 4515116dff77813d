package dev.frontrow.chat.engine.context;

import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;

/** How often the rooms are looked after. */
public final class TickPeriod {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private TickPeriod() {}

    /** A quarter of the shortest time that is kept, and a second at most. */
    public static Duration period(ChatSettings settings) {
        Duration shortest = settings.heartbeat();
        for (Duration other :
                new Duration[] {settings.writeDeadline(), settings.occupancyEvery(), settings.idleRoom()}) {
            shortest = other.compareTo(shortest) < 0 ? other : shortest;
        }
        Duration quarter = shortest.dividedBy(4);
        return quarter.compareTo(LONGEST) < 0 ? quarter : LONGEST;
    }
}
