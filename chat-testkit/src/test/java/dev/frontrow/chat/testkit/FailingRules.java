package dev.frontrow.chat.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a contract inside a test. */
final class FailingRules {

    private FailingRules() {}

    /** The rules that failed, by their numbers. */
    static Set<String> of(Class<?> contract) {
        return withWords(contract).keySet();
    }

    /** What each rule that failed said, by the rules' numbers. */
    static Map<String, String> withWords(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .collect(Collectors.toMap(
                        event -> event.getTestDescriptor().getDisplayName().split(" ")[0],
                        FailingRules::words,
                        (first, second) -> first + "\n" + second,
                        TreeMap::new));
    }

    private static String words(Event failed) {
        return failed.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable)
                .map(Throwable::toString)
                .orElse("");
    }
}
