package dev.frontrow.chat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Compressed pieces as a reader sees them who knows nothing of what went before. */
public final class Gunzip {

    /** RFC 1952 §2.3, without optional fields. */
    private static final int HEADER_BYTES = 10;

    private Gunzip() {}

    /** What one piece says, on its own. */
    public static String piece(byte[] piece) {
        return new String(inflated(piece), UTF_8);
    }

    /** What the first piece of a connection says: it stands behind the head. */
    public static String first(byte[] piece) {
        return piece(Arrays.copyOfRange(piece, HEADER_BYTES, piece.length));
    }

    static byte[] inflated(byte[] piece) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(piece);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] buffer = new byte[512];
            for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
                plain.write(buffer, 0, count);
            }
            if (inflater.getRemaining() > 0 || inflater.finished()) {
                throw new AssertionError("ends within the piece: " + inflater.getRemaining() + " bytes are left");
            }
            return plain.toByteArray();
        } catch (DataFormatException e) {
            throw new AssertionError("not deflated", e);
        } finally {
            inflater.end();
        }
    }
}
