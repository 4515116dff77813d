package dev.frontrow.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What Maven Central and its users want of an artifact, beside its classes. */
class PublishedArtifactsTest {

    private static final Path ROOT = Path.of("../..");
    private static final Element PARENT = pom(ROOT.resolve("pom.xml"));
    private static final Element BOM = pom(ROOT.resolve("chat-bom/pom.xml"));

    /** One file of each published jar. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev/frontrow/chat/Chat.class",
                "dev/frontrow/chat/jdbc/JdbcChatStore.class",
                "dev/frontrow/chat/memory/MemoryChatStore.class",
                "dev/frontrow/chat/servlet/ChatServlet.class",
                "dev/frontrow/chat/testkit/ChatStoreContract.class",
                "META-INF/resources/frontrow/package.json",
            })
    void eachCarriesTheLicence(String file) throws Exception {
        assertThat(beside(file, "META-INF/LICENSE")).hasBinaryContent(Files.readAllBytes(ROOT.resolve("LICENSE")));
    }

    @Test
    void theBrowserSideNamesWhatIsBundledInIt() throws Exception {
        String script = "META-INF/resources/frontrow/frontrow-chat.js";
        assertThat(beside(script, "META-INF/NOTICE"))
                .asString(StandardCharsets.UTF_8)
                .contains("Lit", "emojibase");
        assertThat(beside(script, "META-INF/resources/frontrow/lit.LICENSE.txt"))
                .asString(StandardCharsets.UTF_8)
                .contains("BSD 3-Clause License");
    }

    @Test
    void theBomHasAllThatIsPublishedInItsOwnVersionAndNothingElse() {
        List<String> published = texts(child(PARENT, "modules"), "module")
                .filter(module -> module.startsWith("chat-") && !module.equals("chat-bom"))
                .sorted()
                .toList();
        Element managed = child(child(BOM, "dependencyManagement"), "dependencies");

        assertThat(children(managed).map(dependency -> text(dependency, "artifactId")))
                .containsExactlyElementsOf(published);
        assertThat(children(managed).map(dependency -> text(dependency, "groupId")))
                .containsOnly(text(PARENT, "groupId"));
        assertThat(children(managed).map(dependency -> text(dependency, "version")))
                .containsOnly("${project.version}");
    }

    /** It has no parent, so it says all this itself. */
    @Test
    void theBomSaysOfTheProjectWhatTheParentSays() {
        for (String part : List.of("groupId", "version", "url", "licenses", "developers", "scm")) {
            assertThat(text(BOM, part)).as(part).isNotBlank().isEqualTo(text(PARENT, part));
        }
        assertThat(text(child(BOM, "properties"), "project.home"))
                .isEqualTo(text(child(PARENT, "properties"), "project.home"));
    }

    /** Another file of the jar or folder that this file is in. */
    private static InputStream beside(String file, String other) throws IOException {
        URL there = PublishedArtifactsTest.class.getClassLoader().getResource(file);
        assertThat(there).as(file).isNotNull();
        String root = there.toString().substring(0, there.toString().length() - file.length());
        return URI.create(root + other).toURL().openStream();
    }

    private static Element pom(Path file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static Element child(Element parent, String name) {
        return children(parent)
                .filter(child -> child.getTagName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(parent.getTagName() + " without " + name));
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().replaceAll("\\s+", " ").strip();
    }

    private static Stream<String> texts(Element parent, String name) {
        return children(parent)
                .filter(child -> child.getTagName().equals(name))
                .map(child -> child.getTextContent().strip());
    }

    private static Stream<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter((Node node) -> node instanceof Element)
                .map(Element.class::cast);
    }
}
