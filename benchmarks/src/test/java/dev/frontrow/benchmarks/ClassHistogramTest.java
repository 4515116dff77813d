package dev.frontrow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassHistogramTest {

    private final ClassHistogram histogram = new ClassHistogram("""
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         64283        8027968  [B (java.base@17.0.15)
               2:          2001         336168  dev.frontrow.chat.engine.fanout.Viewer
               3:            12            288  dev.frontrow.chat.Chat
            Total        66296        8364424
            """);

    @Test
    void theObjectsOfAClassAreCounted() {
        assertThat(histogram.instances("dev.frontrow.chat.engine.fanout.Viewer"))
                .isEqualTo(2001);
        assertThat(histogram.instances("[B")).isEqualTo(64283);
        assertThat(histogram.instances("dev.frontrow.chat.engine")).isZero();
    }

    @Test
    void theBytesOfPackagesAreAdded() {
        assertThat(histogram.bytesOf("dev.frontrow.chat.")).isEqualTo(336168 + 288);
        assertThat(histogram.bytesOf("org.")).isZero();
    }

    @Test
    void thatOfThisProcessHasItsClasses() {
        assertThat(ClassHistogram.take().instances(ClassHistogramTest.class.getName()))
                .isPositive();
    }
}
