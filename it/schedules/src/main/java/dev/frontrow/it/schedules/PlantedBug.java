package dev.frontrow.it.schedules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A class of the project with a mistake in it: its source, of which a piece is replaced, compiled in memory. A piece
 * that is not there any more is an error: then the mistake is to be planted anew.
 */
public final class PlantedBug {

    private final Class<?> type;
    private final String module;
    private final String source;

    private PlantedBug(Class<?> type, String module, String source) {
        this.type = type;
        this.module = module;
        this.source = source;
    }

    /**
     * A class as it is.
     *
     * @param module the folder of its module
     */
    public static PlantedBug in(String module, Class<?> type) {
        Path root = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("../..");
        Path file = root.resolve(module)
                .resolve("src/main/java")
                .resolve(type.getName().replace('.', '/') + ".java")
                .normalize();
        try {
            return new PlantedBug(type, module, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class with one piece of its source replaced. White space counts as one blank. */
    public PlantedBug replacing(String right, String wrong) {
        String flat = source.replaceAll("(?m)//.*$", "").replaceAll("\\s+", " ");
        String piece = right.replaceAll("\\s+", " ").strip();
        int at = flat.indexOf(piece);
        if (at < 0 || flat.indexOf(piece, at + 1) >= 0) {
            throw new IllegalArgumentException("not once in " + type + ": " + piece);
        }
        return new PlantedBug(type, module, flat.substring(0, at) + wrong + flat.substring(at + piece.length()));
    }

    /** The bytes of the class and those inside it, by their names. */
    Map<String, byte[]> classes() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        Output output = new Output(compiler.getStandardFileManager(null, null, null));
        List<String> options =
                List.of("-proc:none", "-implicit:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(errors, output, null, options, null, List.of(new Source(type, source)))
                .call();
        if (!compiled) {
            throw new IllegalArgumentException("does not compile: " + errors);
        }
        Map<String, byte[]> classes = new HashMap<>();
        output.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Class<?> type, String text) {
            super(URI.create("string:///" + type.getName().replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Output(JavaFileManager next) {
            super(next);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, key -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
