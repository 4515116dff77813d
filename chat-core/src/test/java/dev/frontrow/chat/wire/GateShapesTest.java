package dev.frontrow.chat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GateShapesTest {

    static List<Arguments> requirements() {
        return List.of(
                Arguments.of(
                        Requirement.balance(new Money(250, "EUR")),
                        "{'type':'balance','required':{'minor':250,'currency':'EUR','digits':2}}"),
                Arguments.of(
                        Requirement.balance(new Money(250, "GEM"), new Money(-1, "GEM")),
                        "{'type':'balance','required':{'minor':250,'currency':'GEM','digits':0},"
                                + "'balance':{'minor':-1,'currency':'GEM','digits':0}}"),
                Arguments.of(Requirement.rank(Role.SUBSCRIBER), "{'type':'rank','atLeast':'subscriber'}"),
                Arguments.of(Requirement.rank(Role.MODERATOR), "{'type':'rank','atLeast':'moderator'}"),
                Arguments.of(
                        Requirement.waitUntil(Given.NOON.plusNanos(999_999)),
                        "{'type':'wait_until','until':'2026-01-01T12:00:00.000Z'}"),
                Arguments.of(Requirement.custom("rules", Map.of()), "{'type':'custom','name':'rules','data':{}}"),
                Arguments.of(
                        Requirement.custom("level", Map.of("reached", "2", "needed", "5")),
                        "{'type':'custom','name':'level','data':{'needed':'5','reached':'2'}}"));
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void aRequirementHasATypeAndItsFields(Requirement requirement, String json) {
        assertThat(json(GateReason.of("a_gate", "closed", requirement)))
                .isEqualTo("{'gate':'a_gate','code':'closed','requirement':" + json + "}");
    }

    @Test
    void everyKindIsInTheTableAndHasATypeOfItsOwn() {
        Set<Class<?>> kinds =
                requirements().stream().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder(Requirement.class.getPermittedSubclasses());
        assertThat(requirements().stream()
                        .map(row -> ((String) row.get()[1]).replaceFirst("\\{'type':'([a-z_]+)'.*", "$1"))
                        .distinct())
                .hasSameSizeAs(kinds);
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(GateReason.of("age", "age_not_verified"), "{'gate':'age','code':'age_not_verified'}"),
                Arguments.of(
                        GateReason.of("age", "age_not_verified").withTopUpUrl("/age"),
                        "{'gate':'age','code':'age_not_verified','topUpUrl':'/age'}"),
                Arguments.of(
                        GateReason.subscribersOnly("club").withTopUpUrl("/subscribe"),
                        "{'gate':'club','code':'subscribers_only','requirement':{'type':'rank','atLeast':'subscriber'},"
                                + "'topUpUrl':'/subscribe'}"),
                Arguments.of(
                        GateReason.insufficientCredit("credit", new Money(5, "GEM"), new Money(2, "GEM")),
                        "{'gate':'credit','code':'insufficient_credit','requirement':{'type':'balance',"
                                + "'required':{'minor':5,'currency':'GEM','digits':0},"
                                + "'balance':{'minor':2,'currency':'GEM','digits':0}}}"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void aReasonHasNoFieldThatSaysNothing(GateReason reason, String json) {
        assertThat(json(reason)).isEqualTo(json);
    }

    private static String json(GateReason reason) {
        return new String(Json.object(json -> GateShapes.reason(json, reason)), UTF_8).replace('"', '\'');
    }
}
