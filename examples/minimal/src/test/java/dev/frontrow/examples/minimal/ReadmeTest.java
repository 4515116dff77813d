package dev.frontrow.examples.minimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the README has people type is what this example is. */
class ReadmeTest {

    private static final Path SOURCE = Path.of("src/main/java/dev/frontrow/examples/minimal/Minimal.java");
    private static final Path PAGE = Path.of("src/main/resources/web/index.html");
    private static final Path README = Path.of("../../README.md");

    @Test
    void theReadmeShowsThisSourceToTheLetter() throws IOException {
        assertThat(shown("src/main/java/dev/frontrow/examples/minimal/Minimal.java", "java"))
                .isEqualTo(Files.readString(SOURCE));
    }

    @Test
    void theReadmeShowsThisPageToTheLetter() throws IOException {
        assertThat(shown("src/main/resources/web/index.html", "html")).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void theReadmeNamesTheseDependenciesInTheseVersions() throws Exception {
        Document readme = parse(new ByteArrayInputStream(shown("pom.xml", "xml").getBytes(StandardCharsets.UTF_8)));
        Document root = read(Path.of("../../pom.xml"));
        List<String> expected = new ArrayList<>();
        for (String dependency : dependencies(read(Path.of("pom.xml")))) {
            if (!dependency.endsWith(":test")) {
                expected.add(withVersion(dependency, root));
            }
        }
        assertThat(dependencies(readme)).hasSizeGreaterThan(3).containsExactlyElementsOf(expected);
    }

    @Test
    void itIsUnderFortyLinesWithItsImports() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        assertThat(lines).hasSizeLessThan(40);
    }

    /** The block after the name of the file. */
    private static String shown(String file, String language) throws IOException {
        Matcher block = Pattern.compile(
                        "`" + Pattern.quote(file) + "`:\\s+(?:<!--[^\\n]*-->\\s+)?```" + language + "\\n(.*?)```",
                        Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(block.find()).as("%s in README.md", file).isTrue();
        return block.group(1);
    }

    /** Each as {@code group:artifact:version:scope}, with what is missing left empty. */
    private static List<String> dependencies(Document pom) {
        NodeList all = pom.getElementsByTagName("dependency");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            found.add(String.join(
                    ":", text(one, "groupId"), text(one, "artifactId"), text(one, "version"), text(one, "scope")));
        }
        return found;
    }

    /** With the version that the project's own pom manages. */
    private static String withVersion(String dependency, Document root) {
        String[] parts = dependency.split(":", -1);
        for (String managed : dependencies(root)) {
            String[] known = managed.split(":", -1);
            if (known[0].replace("${project.groupId}", "dev.frontrow").equals(parts[0]) && known[1].equals(parts[1])) {
                return String.join(":", parts[0], parts[1], resolved(known[2], root), parts[3]);
            }
        }
        throw new AssertionError("no version for " + dependency);
    }

    private static String resolved(String version, Document root) {
        Matcher property = Pattern.compile("\\$\\{(.*)}").matcher(version);
        if (!property.matches()) {
            return version;
        }
        String name = property.group(1);
        return name.equals("project.version")
                ? text(root.getDocumentElement(), "version")
                : text(root.getDocumentElement(), name);
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Document read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in);
        }
    }

    private static Document parse(InputStream xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
    }
}
