package dev.frontrow.examples.liveroom;

import java.net.URI;

/** What the terminal says at the start. */
final class Welcome {

    private Welcome() {}

    static String of(URI address, DatabaseOptions database) {
        // https://no-color.org; without TERM there is no terminal at all.
        boolean plain = System.getenv("NO_COLOR") != null || System.getenv("TERM") == null;
        String violet = plain ? "" : "\u001b[1;95m";
        String bold = plain ? "" : "\u001b[1;4m";
        String faint = plain ? "" : "\u001b[2m";
        String reset = plain ? "" : "\u001b[0m";
        return """

                  %s▌ Frontrow%s  live room

                    %s%s/%s

                  %sOpen it in several windows and be somebody else in each. Ctrl-C drains and stops.
                  Chat and wallets are kept in %s%s

                """.formatted(violet, reset, bold, address, reset, faint, database.shown(), reset);
    }
}
