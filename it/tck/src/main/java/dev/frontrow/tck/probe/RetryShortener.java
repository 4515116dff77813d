package dev.frontrow.tck.probe;

import java.nio.charset.StandardCharsets;

/** Changes {@code retry: 3456} to {@code retry: 0006} in a byte stream that comes in pieces; the length stays. */
final class RetryShortener {

    private static final byte[] FIELD = "\nretry: ".getBytes(StandardCharsets.US_ASCII);

    private int matched;
    private int zeroing;

    void shorten(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (zeroing > 0) {
                bytes[i] = '0';
                zeroing--;
            } else if (bytes[i] == FIELD[matched]) {
                matched++;
            } else {
                matched = bytes[i] == FIELD[0] ? 1 : 0;
            }
            if (matched == FIELD.length) {
                matched = 0;
                zeroing = 3;
            }
        }
    }
}
