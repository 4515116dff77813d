package dev.frontrow.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.ChatStoreContract;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Every rule of the store contract has been seen red. */
class ChatStoreContractCanFailTest {

    private static Supplier<ChatStore> planted = BrokenStore::new;

    static class Planted extends ChatStoreContract {
        @Override
        protected ChatStore createStore() {
            return planted.get();
        }
    }

    static List<PlantedDefect> defects() {
        return Stream.of(WriteDefects.ALL, ModerationDefects.ALL, ReadDefects.ALL, ModeDefects.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @AfterEach
    void plantNothing() {
        planted = BrokenStore::new;
    }

    @Test
    void the_store_that_defects_are_planted_in_keeps_every_rule() {
        assertThat(failingRules()).isEqualTo(Set.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void the_rules_notice(PlantedDefect defect) {
        planted = defect.store();
        assertThat(failingRules()).containsAll(defect.rules());
    }

    @Test
    void there_is_a_defect_for_every_rule() {
        Set<String> covered = defects().stream()
                .flatMap(defect -> defect.rules().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(covered)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 72)
                        .mapToObj(rule -> String.format("S%02d", rule))
                        .toList());
    }

    private static Set<String> failingRules() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Planted.class))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName().split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
