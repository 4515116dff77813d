import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Starts the bundling of the browser code as a program of one file, as {@code java} runs it without compiling before:
 * it compiles the folder {@code bundle} beside it, and runs {@code bundle.Main} with the same arguments.
 */
public class Bundle {
    private static final String FOLDER = "chat-web/src/build/bundle";

    public static void main(String[] args) throws Exception {
        Path classes = Path.of(args[0]).resolve("build");
        List<String> command = new ArrayList<>(List.of("-proc:none", "-encoding", "UTF-8", "-d", classes.toString()));
        try (Stream<Path> sources = Files.list(folder())) {
            sources.map(Path::toString).filter(file -> file.endsWith(".java")).sorted().forEach(command::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new)) != 0) {
            throw new IOException("the bundling program does not compile");
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, Bundle.class.getClassLoader())) {
            loader.loadClass("bundle.Main").getMethod("main", String[].class).invoke(null, (Object) args);
        }
    }

    /** From wherever in the project it is started: a program of one file is not told where that lies. */
    private static Path folder() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(FOLDER))) {
                return at.resolve(FOLDER);
            }
        }
        throw new IOException("no " + FOLDER + " above " + Path.of("").toAbsolutePath());
    }
}
