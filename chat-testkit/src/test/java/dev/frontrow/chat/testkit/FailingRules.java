package dev.frontrow.chat.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a contract inside a test. */
final class FailingRules {

    private FailingRules() {}

    /** The rules that failed, by their numbers. */
    static Set<String> of(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName().split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
