package dev.frontrow.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunFolderTest {

    @Test
    void twoRunsHaveTwoFoldersAndLeaveNone() throws IOException {
        Path first;
        Path second;
        try (RunFolder one = RunFolder.create();
                RunFolder two = RunFolder.create()) {
            first = one.of("limit");
            second = two.of("limit");
            Files.writeString(first.resolve("server.log"), "nothing to tell");
            assertThat(first).isNotEqualTo(second).isDirectory();
        }
        assertThat(first.getParent()).doesNotExist();
        assertThat(second.getParent()).doesNotExist();
    }

    @Test
    void thatOfAServerThatFailedIsKept() throws IOException {
        Path folder;
        try (RunFolder run = RunFolder.create()) {
            folder = run.of("limit");
            run.keep();
        }
        assertThat(folder).isDirectory();
        Files.delete(folder);
        Files.delete(folder.getParent());
    }
}
