/** Contract tests and named stubs for the parts that a host may replace. */
module dev.frontrow.chat.testkit {
    requires transitive dev.frontrow.chat.core;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.frontrow.chat.testkit;

    // Rules are grouped in package-private interfaces, which JUnit calls by reflection.
    opens dev.frontrow.chat.testkit to
            org.junit.platform.commons;
}
