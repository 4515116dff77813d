package dev.frontrow.chat.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Names of any characters as ids, and back. What it makes is stored: it never changes. */
final class LoginName {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Begins the digest. No escape does: a point is no hexadecimal digit. */
    private static final String DIGEST = "%.";

    /** SHA-256 in base64url. */
    private static final int DIGEST_LENGTH = 43;

    private static final int ESCAPE_LENGTH = 3;

    private LoginName() {}

    static String encode(String login) {
        if (login.isEmpty()) {
            throw new InvalidUserIdException("login: empty");
        }
        String escaped = escaped(login);
        return escaped.length() <= UserId.MAX_LENGTH ? escaped : digested(escaped);
    }

    /** Empty: that is nothing that was encoded whole. It may still be another spelling than that of {@link #encode}. */
    static Optional<String> decode(String id) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(id.length());
        try {
            int next;
            for (int at = 0; at < id.length(); at = next) {
                boolean isEscape = id.charAt(at) == '%';
                next = at + (isEscape ? ESCAPE_LENGTH : 1);
                bytes.write(isEscape ? HexFormat.fromHexDigits(id, at + 1, next) : id.charAt(at));
            }
            return Optional.of(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String login) {
        StringBuilder escaped = new StringBuilder(login.length());
        ByteBuffer bytes = bytes(login);
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next > ' ' && next < 0x7F && next != '%') {
                escaped.append((char) next);
            } else {
                escaped.append('%').append(HEX.toHexDigits(next));
            }
        }
        return escaped.toString();
    }

    private static ByteBuffer bytes(String login) {
        try {
            return UTF_8.newEncoder().encode(CharBuffer.wrap(login));
        } catch (CharacterCodingException e) { // half of a surrogate pair, which would be the same as any other half
            throw new InvalidUserIdException("login: no Unicode text");
        }
    }

    private static String digested(String escaped) {
        int end = UserId.MAX_LENGTH - DIGEST.length() - DIGEST_LENGTH;
        int cut = escaped.lastIndexOf('%', end - 1);
        String readable = escaped.substring(0, cut > end - ESCAPE_LENGTH ? cut : end);
        return readable + DIGEST + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(escaped));
    }

    private static byte[] sha256(String escaped) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(escaped.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
