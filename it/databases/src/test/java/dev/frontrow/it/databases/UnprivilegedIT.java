package dev.frontrow.it.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedIT {

    @TempDir
    private Path folder;

    @Test
    void whatRunsUnprivilegedIsNotRoot() {
        Path log = folder.resolve("log");
        ChildProcess.run(Unprivileged.here().command(List.of("id", "-u")), log);
        assertThat(ChildProcess.tail(log).strip()).matches("[1-9][0-9]*");
    }
}
