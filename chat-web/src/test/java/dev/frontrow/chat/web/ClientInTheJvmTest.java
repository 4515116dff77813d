package dev.frontrow.chat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the browser client's own tests (src/test/ts, bundled to client-tests.js) on GraalJS, so that they need no Node.
 * They bring their own network, clock and chance: a test is over when no promise is left to settle.
 */
class ClientInTheJvmTest {
    private final Context context = Context.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    @AfterEach
    void close() {
        context.close(true);
    }

    @TestFactory
    Stream<DynamicTest> client() throws IOException {
        URL bundle = getClass().getResource("/client-tests.js");
        context.eval(Source.newBuilder("js", bundle).build());
        Value runner = context.getBindings("js").getMember("frontrowTests");
        Value names = runner.invokeMember("names");
        assertTrue(names.getArraySize() > 50, "the bundle holds the tests");
        return IntStream.range(0, (int) names.getArraySize()).mapToObj(index -> {
            String name = names.getArrayElement(index).asString();
            return DynamicTest.dynamicTest(name, () -> run(runner, index, name));
        });
    }

    private static void run(Value runner, int index, String name) {
        // GraalJS settles every promise before it comes back to us.
        Value outcome = runner.invokeMember("start", index);
        assertEquals("passed", outcome.getMember("state").asString(), () -> name + ": " + outcome.getMember("error"));
    }
}
