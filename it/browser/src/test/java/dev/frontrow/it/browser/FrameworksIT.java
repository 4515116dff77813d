package dev.frontrow.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The npm package in apps of the frameworks that people use, installed, built and started as they would do it. Needs Node and npm, and takes minutes: {@code -Pframeworks}
 * runs it.
 */
@EnabledIfSystemProperty(named = "frontrow.frameworks", matches = "true")
@ExtendWith(Chromium.class)
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class FrameworksIT {

    private static final Path APPS = Path.of("src/test/frameworks");
    private static final Path WORK = Path.of("target/frameworks");
    private static final Path PACKAGES = Path.of("../../chat-web/target");

    private final List<Process> started = new ArrayList<>();
    private PlainSite site;

    @BeforeEach
    void start() throws Exception {
        site = PlainSite.start();
        Files.createDirectories(WORK);
        try (Stream<Path> files = Files.list(PACKAGES)) {
            Path made = files.filter(file -> file.toString().endsWith("-npm.tgz"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no npm package in " + PACKAGES));
            Files.copy(made, WORK.resolve("frontrow-chat.tgz"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "vite-react", "vite-vue", "server-rendered"})
    void theChatComesUpInAnAppOf(String framework, Browser browser) throws Exception {
        Path app = copy(framework);
        run(app, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
        run(app, "npm", "run", "build");
        int port = freePort();
        Process server = launch(app, "npm", "run", "start", "--", "--port", Integer.toString(port));
        await(server, port);
        try (Seat mo = Seat.at(browser, 900, 700, "mo")) {
            mo.page().navigate("http://localhost:" + port + "/");
            mo.waitLive();
            site.say("hello from " + framework);
            mo.sees("hello from " + framework);
            mo.send("and back");
            mo.sees("and back");
            mo.find("emoji-button").click();
            assertThat(mo.find("emoji").first()).isVisible();
            mo.find("moderation-button").click();
            assertThat(mo.find("panel-empty")).isVisible();
            mo.shoot("framework-" + framework);
            // The browser asks every page for an icon, which these do not have.
            assertThat(mo.troubles().seen().stream().filter(trouble -> !trouble.contains("favicon.ico")))
                    .isEmpty();
        }
    }

    private static Path copy(String framework) throws IOException {
        Path from = APPS.resolve(framework);
        Path to = WORK.resolve(framework);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    private void run(Path app, String... command) throws Exception {
        Process process = launch(app, command);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": see " + log(app))
                .isZero();
    }

    private Process launch(Path app, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(app).toFile()));
        builder.environment().put("CHAT_SERVER", site.address().replaceFirst("/$", ""));
        builder.environment().put("NEXT_TELEMETRY_DISABLED", "1");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static Path log(Path app) {
        return app.resolveSibling(app.getFileName() + ".log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Until the app takes connections. It tells nobody when that is. */
    private static void await(Process server, int port) throws InterruptedException {
        while (!answers(port)) {
            assertThat(server.waitFor(100, TimeUnit.MILLISECONDS))
                    .as("the app ended")
                    .isFalse();
        }
    }

    private static boolean answers(int port) {
        for (InetAddress address : addresses()) {
            try (Socket socket = new Socket(address, port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                // the other address, or the next look
            }
        }
        return false;
    }

    private static InetAddress[] addresses() {
        try {
            return InetAddress.getAllByName("localhost");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
