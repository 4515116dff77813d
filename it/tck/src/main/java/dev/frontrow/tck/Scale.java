package dev.frontrow.tck;

/** How big the tests are: sizes are multiplied by the system property {@code frontrow.scale}, 1 by default. */
final class Scale {

    private static final int SCALE = Integer.getInteger("frontrow.scale", 1);

    private Scale() {}

    static int of(int size) {
        return size * SCALE;
    }

    /** Grows with the scale, but not below it and not above a bound. */
    static int upTo(int most, int size) {
        return Math.min(most, of(size));
    }
}
