package dev.frontrow.chat.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZip",
                "x-gzip",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "br;q=1, gzip;q=0.001",
                "gzip;q=1",
                "gzip;q=1.000",
                "gzip;q=1.",
                "gzip ; Q=0.5",
                "\tgzip\t;\tq=0.5\t",
                "*",
                "*;q=0.5",
                "gzip;q=0.5, identity;q=0.5",
                "identity;q=0.5, gzip;q=1.0",
                "identity;q=0, *",
                "identity;q=0, *;q=0.001",
                ",,gzip,",
            })
    void gzip_is_sent_to_those_who_want_it(String header) {
        assertThat(AcceptEncoding.prefersGzip(List.of(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "identity",
                "deflate, br, zstd",
                "gzip;q=0",
                "gzip;q=0.000",
                "x-gzip;q=0",
                "*;q=0",
                "gzip;q=0, *",
                "gzip, gzip;q=0",
                "gzip;q=0.5, identity",
                "gzip;q=0.5, *",
                "gzip;q=0.4, identity;q=0.5",
                "identity;q=0, gzip;q=0",
                "gzip;q=2",
                "gzip;q=1.001",
                "gzip;q=0.5000",
                "gzip;q=.5",
                "gzip;q=-1",
                "gzip;q=NaN",
                "gzip;q=",
                "gzip;q= 1",
                "gzip;",
                "gzip;level=9",
                "gzip;q=1;level=9",
                "gzip q=1",
                "gzipped",
                "g zip",
            })
    void no_coding_is_sent_to_those_who_want_none_or_cannot_be_understood(String header) {
        assertThat(AcceptEncoding.prefersGzip(List.of(header))).isFalse();
    }

    @Test
    void without_the_header_no_coding_is_sent() {
        assertThat(AcceptEncoding.prefersGzip(List.of())).isFalse();
    }

    @Test
    void the_lines_of_the_header_are_one_list() {
        assertThat(AcceptEncoding.prefersGzip(List.of("br", "gzip"))).isTrue();
        assertThat(AcceptEncoding.prefersGzip(List.of("*", "gzip;q=0"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", ",", ";", "=", "q=", "q=0.", "0", ";q=1", "gzip,", "*", "é"})
    void the_header_is_read_in_a_time_that_grows_with_its_length(String filler) {
        String longOne = filler.repeat((1 << 20) / filler.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String header : List.of(longOne, "gzip;q=0." + longOne, "gzip" + longOne + "x")) {
                AcceptEncoding.prefersGzip(List.of(header));
            }
        });
    }
}
