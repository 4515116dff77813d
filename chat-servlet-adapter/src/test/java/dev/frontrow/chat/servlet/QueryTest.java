package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1|1",
                "b=2&a=1|1",
                "a=k3f9.1841|k3f9.1841",
                "a=%6b|k",
                "a=x+y|x y",
                "a=1=2|1=2",
                "a=%E2%82%AC|€",
                "aa=2|none",
                "a=|none",
                "a|none",
                "&&&|none",
                "A=1|none",
                "b=%zz&a=1|1",
                "a=1&a=2|MALFORMED",
                "a=1&a=1|MALFORMED",
                "a=%zz|MALFORMED",
                "a=%|MALFORMED",
                "a=%4|MALFORMED",
            })
    void a_parameter_is_read(String query, String expected) {
        assertThat(one(query)).isEqualTo(expected);
    }

    @Test
    void no_query_has_no_parameters() {
        assertThat(one(null)).isEqualTo("none");
        assertThat(one("")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "limit=", "limit=50", "limit=050"})
    void a_limit_is_fifty_when_nobody_says(String query) {
        assertThat(limit(query)).isEqualTo("50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=1e2",
                "limit=9999999999999",
                "limit=%31%30%30%30",
                "limit= 5",
                "limit=٣",
                "limit=1&limit=1"
            })
    void a_limit_out_of_its_range_is_malformed(String query) {
        assertThat(limit(query)).isEqualTo("MALFORMED");
    }

    private static String one(String query) {
        return Query.of(query)
                .one("a")
                .fold(value -> value.orElse("none"), refusal -> refusal.code().name());
    }

    private static String limit(String query) {
        return PageLimit.of(Query.of(query))
                .fold(String::valueOf, refusal -> refusal.code().name());
    }
}
