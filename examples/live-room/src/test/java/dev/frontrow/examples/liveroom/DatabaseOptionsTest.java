package dev.frontrow.examples.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseOptionsTest {

    @Test
    void withoutAnUrlItIsAFileBelowTheWorkingDirectory() {
        assertThat(DatabaseOptions.from(Map.of()).url())
                .startsWith("jdbc:h2:")
                .contains(Path.of("frontrow-data/live-room").toAbsolutePath().toString());
    }

    @Test
    void theEnvironmentNamesAnother() {
        Map<String, String> environment =
                Map.of("JDBC_URL", "jdbc:postgresql://db.example/chat", "JDBC_USER", "ann", "JDBC_PASSWORD", "secret");
        assertThat(DatabaseOptions.from(environment))
                .isEqualTo(new DatabaseOptions("jdbc:postgresql://db.example/chat", "ann", "secret"));
    }

    @Test
    void whatIsShownHoldsNoSecret() {
        for (String url : new String[] {
            "jdbc:postgresql://db.example:5432/chat?user=ann&password=secret",
            "jdbc:mariadb://ann:secret@db.example:5432/chat",
            "jdbc:h2:tcp://db.example:5432/chat;PASSWORD=secret"
        }) {
            DatabaseOptions options = new DatabaseOptions(url, "ann", "secret");
            assertThat(options.toString()).contains("db.example:5432/chat").doesNotContain("secret", "ann");
            assertThat(LiveRoomOptions.onFreePort().withDatabase(options).toString())
                    .doesNotContain("secret", "ann");
        }
    }

    @Test
    void aDatabaseThatNoDriverKnowsIsNamedWithoutItsSecrets() {
        DatabaseOptions options = new DatabaseOptions("jdbc:oracle:x?password=secret", "", "");
        assertThatThrownBy(() -> Storage.open(options))
                .hasMessage("JDBC_URL: jdbc:oracle:x (expected: jdbc:postgresql:, jdbc:mariadb: or jdbc:h2:)")
                .hasStackTraceContaining("driver")
                .extracting(Throwable::getCause)
                .asString()
                .doesNotContain("secret");
    }
}
