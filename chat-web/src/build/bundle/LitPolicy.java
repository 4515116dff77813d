package bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lit makes a Trusted Types policy of its own name. On a page with a Lit of its own that would be the second of that
 * name, which a {@code trusted-types} directive forbids: nothing would be drawn.
 */
final class LitPolicy {
    private static final String LITS = "createPolicy(\"lit-html\"";
    private static final String OURS = "createPolicy(\"frontrow\"";

    private LitPolicy() {}

    /** Has this file of Lit make a policy of our name. */
    static void giveOwn(Path lit) throws IOException {
        if (!Files.exists(lit)) {
            return; // a page that is bundled without Lit
        }
        String source = Files.readString(lit);
        if (!source.contains(LITS)) {
            throw new IOException("Lit makes its policy in another way than " + LITS + " ...): " + lit);
        }
        Files.writeString(lit, source.replace(LITS, OURS));
    }
}
