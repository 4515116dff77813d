package bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The native bundler, and the packages that it finds. */
record Bundler(Path esbuild, Path modules) {

    void run(Path out, String option, String... files) throws Exception {
        run(out, List.of(option), files);
    }

    void run(Path out, List<String> options, String... files) throws Exception {
        List<String> command = new ArrayList<>(List.of(esbuild.toString()));
        command.addAll(List.of(files));
        command.addAll(options);
        command.addAll(List.of(
                "--bundle",
                "--target=es2022",
                "--charset=utf8",
                "--loader:.txt=text",
                "--jsx=automatic",
                "--sourcemap",
                "--legal-comments=linked",
                "--log-level=warning",
                "--outdir=" + out));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().put("NODE_PATH", modules.toString());
        int status = process.start().waitFor();
        if (status != 0) {
            throw new IOException("esbuild ended with status " + status);
        }
    }
}
