package dev.frontrow.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.PersonalData;
import dev.frontrow.chat.store.PersonalRecord;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.testkit.PersonalDataContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Every rule of the contract for personal data has been seen red. */
class PersonalDataContractCanFailTest {

    private static Supplier<ChatStore> planted = Forgetful::new;

    static class Planted extends PersonalDataContract {
        @Override
        protected ChatStore createStore() {
            return planted.get();
        }
    }

    /** Does it right, and each method may be overridden to do it wrong. */
    private static class Forgetful extends BrokenStore {

        final Set<UserId> erased = ConcurrentHashMap.newKeySet();

        PersonalData people() {
            return right.personalData().orElseThrow();
        }

        List<RoomId> rooms(UserId user) {
            return people().rooms(user);
        }

        void export(UserId user, Consumer<PersonalRecord> sink) {
            people().export(user, sink);
        }

        long erase(UserId user) {
            erased.add(user);
            return people().erase(user);
        }

        @Override
        public Optional<PersonalData> personalData() {
            return Optional.of(new PersonalData() {
                @Override
                public List<RoomId> rooms(UserId user) {
                    return Forgetful.this.rooms(user);
                }

                @Override
                public void export(UserId user, Consumer<PersonalRecord> sink) {
                    Forgetful.this.export(user, sink);
                }

                @Override
                public long erase(UserId user) {
                    return Forgetful.this.erase(user);
                }
            });
        }
    }

    static List<PlantedDefect> defects() {
        return List.of(
                new PlantedDefect("rooms twice", List.of("P01"), () -> new Forgetful() {
                    @Override
                    List<RoomId> rooms(UserId user) {
                        List<RoomId> right = super.rooms(user);
                        return Stream.concat(right.stream(), right.stream()).toList();
                    }
                }),
                new PlantedDefect("an export without tombstones", List.of("P02"), () -> new Forgetful() {
                    @Override
                    void export(UserId user, Consumer<PersonalRecord> sink) {
                        super.export(user, record -> {
                            if (!(record instanceof PersonalRecord.Said said)
                                    || !said.message().isDeleted()) {
                                sink.accept(record);
                            }
                        });
                    }
                }),
                new PlantedDefect("an export of what was done on oneself twice", List.of("P03"), () -> new Forgetful() {
                    @Override
                    void export(UserId user, Consumer<PersonalRecord> sink) {
                        super.export(user, record -> {
                            sink.accept(record);
                            if (record instanceof PersonalRecord.Acted acted
                                    && acted.entry().target().equals(user)) {
                                sink.accept(new PersonalRecord.ActedOn(acted.entry()));
                            }
                        });
                    }
                }),
                new PlantedDefect("an export without sanctions", List.of("P04"), () -> new Forgetful() {
                    @Override
                    void export(UserId user, Consumer<PersonalRecord> sink) {
                        super.export(user, record -> {
                            if (!(record instanceof PersonalRecord.Sanctioned)) {
                                sink.accept(record);
                            }
                        });
                    }
                }),
                new PlantedDefect("history keeps the names", List.of("P05"), () -> new Forgetful() {
                    private final Map<String, ChatMessage> old = new ConcurrentHashMap<>();

                    @Override
                    public Optional<MessagePage> messages(MessageQuery query) {
                        return super.messages(query)
                                .map(page -> new MessagePage(
                                        page.items().stream().map(this::named).toList(), page.more()));
                    }

                    private ChatMessage named(ChatMessage message) {
                        ChatMessage first = old.getOrDefault(message.id().value(), message);
                        return new ChatMessage(
                                message.room(),
                                message.seq(),
                                message.id(),
                                first.author(),
                                message.sentAt(),
                                message.body());
                    }

                    @Override
                    EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                        if (outcome instanceof EntryOutcome.Done done) {
                            done.receipt()
                                    .fold(
                                            posted -> old.put(
                                                    posted.message().id().value(), posted.message()),
                                            m -> m);
                        }
                        return outcome;
                    }
                }),
                new PlantedDefect("audit entries go altogether", List.of("P06"), () -> new Forgetful() {
                    @Override
                    public AuditPage audit(AuditQuery query) {
                        AuditPage page = super.audit(query);
                        return new AuditPage(
                                page.items().stream()
                                        .filter(entry -> !erased.contains(entry.target()))
                                        .toList(),
                                page.more());
                    }
                }),
                new PlantedDefect("keys are remembered", List.of("P07"), () -> new Forgetful() {
                    private final Map<KeyQuery, KnownKey> first = new ConcurrentHashMap<>();

                    @Override
                    long erase(UserId user) {
                        rooms(user)
                                .forEach(room -> super.known(new KeyQuery(room, user, "key-1"))
                                        .ifPresent(known -> first.put(new KeyQuery(room, user, "key-1"), known)));
                        return super.erase(user);
                    }

                    @Override
                    public Optional<KnownKey> known(KeyQuery query) {
                        return super.known(query).or(() -> Optional.ofNullable(first.get(query)));
                    }
                }),
                new PlantedDefect("first answers are kept as they were", List.of("P08"), () -> new Forgetful() {
                    private final Map<String, EntryOutcome.Done> first = new ConcurrentHashMap<>();

                    @Override
                    EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                        if (entry.key() == null) {
                            return outcome;
                        }
                        if (outcome instanceof EntryOutcome.Done done) {
                            first.put(entry.key().value(), done);
                        }
                        return outcome instanceof EntryOutcome.Repeated
                                ? new EntryOutcome.Repeated(
                                        first.get(entry.key().value()).receipt())
                                : outcome;
                    }
                }),
                new PlantedDefect("an erasure writes into the room", List.of("P09"), () -> new Forgetful() {
                    @Override
                    long erase(UserId user) {
                        rooms(user).forEach(this::filler);
                        return super.erase(user);
                    }
                }),
                new PlantedDefect("an erasure lifts sanctions", List.of("P09"), () -> new Forgetful() {
                    @Override
                    public RoomHead open(RoomId room) {
                        RoomHead right = super.open(room);
                        return new RoomHead(
                                right.head(),
                                right.sanctionsVersion(),
                                right.sanctions().stream()
                                        .filter(sanction -> !erased.contains(sanction.user()))
                                        .toList());
                    }
                }),
                new PlantedDefect("everybody in the room is erased", List.of("P05", "P10"), () -> new Forgetful() {
                    @Override
                    long erase(UserId user) {
                        long changed = super.erase(user);
                        Set<UserId> others = ConcurrentHashMap.newKeySet();
                        rooms(user)
                                .forEach(room -> super.messages(new MessageQuery.After(room, 0, 1000))
                                        .ifPresent(page -> page.items()
                                                .forEach(message -> others.add(
                                                        message.author().id()))));
                        others.forEach(super::erase);
                        return changed;
                    }
                }),
                new PlantedDefect(
                        "an erasure that always has done something", List.of("P10", "P11"), () -> new Forgetful() {
                            @Override
                            long erase(UserId user) {
                                return Math.max(1, super.erase(user));
                            }
                        }),
                new PlantedDefect("once erased, never named again", List.of("P12"), () -> new Forgetful() {
                    @Override
                    Entry instead(RoomId room, Entry entry) {
                        return message(entry, m -> {
                            ChatUser author = erased.contains(m.author().id())
                                    ? m.author().anonymous()
                                    : m.author();
                            return new Entry.NewMessage(m.id(), author, m.text(), m.replyTo(), m.at(), m.key());
                        });
                    }
                }),
                new PlantedDefect("sanctions keep the names of who gave them", List.of("P13"), () -> new Forgetful() {
                    private final Map<UserId, String> names = new ConcurrentHashMap<>();

                    @Override
                    EntryOutcome answer(RoomId room, Entry entry, EntryOutcome outcome) {
                        return entry.fold(message -> outcome, action -> {
                            ChatUser actor = action.audit().actor();
                            if (actor != null) {
                                names.put(actor.id(), actor.name());
                            }
                            return outcome;
                        });
                    }

                    @Override
                    public RoomHead open(RoomId room) {
                        RoomHead right = super.open(room);
                        return new RoomHead(
                                right.head(),
                                right.sanctionsVersion(),
                                right.sanctions().stream().map(this::named).toList());
                    }

                    private Sanction named(Sanction s) {
                        String by = s.by() == null ? null : names.get(s.by());
                        return new Sanction(
                                s.kind(), s.user(), s.userName(), s.until(), s.reason(), s.by(), by, s.at());
                    }
                }),
                new PlantedDefect("other nodes go on with the names they read", List.of("P13"), () -> new Forgetful() {
                    private final Map<RoomId, Long> before = new ConcurrentHashMap<>();

                    @Override
                    long erase(UserId user) {
                        rooms(user).forEach(room -> before.put(room, open(room).sanctionsVersion()));
                        return super.erase(user);
                    }

                    @Override
                    public RoomHead open(RoomId room) {
                        RoomHead right = super.open(room);
                        long version = before.getOrDefault(room, right.sanctionsVersion());
                        return new RoomHead(right.head(), version, right.sanctions());
                    }
                }));
    }

    @AfterEach
    void plantNothing() {
        planted = Forgetful::new;
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
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 13)
                        .mapToObj(rule -> String.format("P%02d", rule))
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
