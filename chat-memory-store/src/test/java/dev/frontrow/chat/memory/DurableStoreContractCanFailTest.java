package dev.frontrow.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.DurableStoreContract;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Every rule of the contract for durable stores has been seen red, and none of them asks too much of stores that do
 * share their data.
 */
class DurableStoreContractCanFailTest {

    /** Two that share nothing, and forget everything. */
    static class Apart extends DurableStoreContract {
        @Override
        protected ChatStore openStore() {
            return MemoryChatStore.create();
        }
    }

    /** One that is the same however often it is opened. */
    static class Shared extends DurableStoreContract {
        private static final ChatStore STORE = new BrokenStore() {
            @Override
            public void close() {}
        };

        @Override
        protected ChatStore openStore() {
            return STORE;
        }
    }

    @Test
    void stores_that_share_nothing_break_every_rule() {
        assertThat(failingRules(Apart.class))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 9)
                        .mapToObj(rule -> String.format("D%02d", rule))
                        .toList());
    }

    @Test
    void stores_that_share_everything_keep_every_rule() {
        assertThat(failingRules(Shared.class)).isEqualTo(Set.of());
    }

    private static Set<String> failingRules(Class<?> contract) {
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
