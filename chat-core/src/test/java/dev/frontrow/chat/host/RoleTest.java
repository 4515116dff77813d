package dev.frontrow.chat.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // acting,   on VIEWER, SUBSCRIBER, VIP, MODERATOR, CREATOR, ADMIN
        "VIEWER,     false, false, false, false, false, false",
        "SUBSCRIBER, true,  false, false, false, false, false",
        "VIP,        true,  true,  false, false, false, false",
        "MODERATOR,  true,  true,  true,  false, false, false",
        "CREATOR,    true,  true,  true,  true,  false, false",
        "ADMIN,      true,  true,  true,  true,  false, false"
    })
    void whoOutranksWhom(
            Role acting,
            boolean viewer,
            boolean subscriber,
            boolean vip,
            boolean moderator,
            boolean creator,
            boolean admin) {
        boolean[] expected = {viewer, subscriber, vip, moderator, creator, admin};
        for (Role target : Role.values()) {
            assertThat(acting.outranks(target)).as("%s on %s", acting, target).isEqualTo(expected[target.ordinal()]);
        }
    }

    @Test
    void staffBeginsWithModerators() {
        assertThat(Role.values()).filteredOn(Role::isStaff).containsExactly(Role.MODERATOR, Role.CREATOR, Role.ADMIN);
    }

    @Test
    void namesOnTheWireAreLowerCase() {
        assertThat(Role.values())
                .extracting(Role::wireName)
                .containsExactly("viewer", "subscriber", "vip", "moderator", "creator", "admin");
    }
}
