package dev.frontrow.tck;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frontrow.tck.probe.Jsons;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes tokens apart and makes forged ones, by hand (RFC 7515). */
final class Jwts {

    private Jwts() {}

    /** The token with another header and other claims, signed anew. */
    static String forge(
            String token, Consumer<ObjectNode> header, Consumer<ObjectNode> claims, String mac, byte[] secret) {
        String[] parts = token.split("\\.", -1);
        String unsigned = changed(parts[0], header) + "." + changed(parts[1], claims);
        return unsigned + "." + sign(unsigned, mac, secret);
    }

    /** The token with another header and without a signature. */
    static String unsigned(String token, String algorithm) {
        String[] parts = token.split("\\.", -1);
        return changed(parts[0], header -> header.put("alg", algorithm)) + "." + parts[1] + ".";
    }

    /** The token with one bit of its signature changed. */
    static String damaged(String token) {
        int dot = token.lastIndexOf('.');
        char first = token.charAt(dot + 1);
        return token.substring(0, dot + 1) + (first == 'A' ? 'B' : 'A') + token.substring(dot + 2);
    }

    private static String changed(String part, Consumer<ObjectNode> change) {
        String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        ObjectNode object = (ObjectNode) Jsons.read(json);
        change.accept(object);
        return encode(object.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String unsigned, String algorithm, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return encode(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
