package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the heap bytes of stored objects, conservatively: two bytes per character, and the object overhead of a
 * 64-bit JVM without compressed pointers.
 */
final class Weigher {

    static final int ROOM = 2_048;
    static final int EVENT = 160;
    static final int SAID = 128;
    private static final int CHATTER = 192;
    private static final int MESSAGE = 512;
    private static final int KEY = 384;
    private static final int AUDIT = 512;
    private static final int HIDDEN = 128;
    private static final int SANCTION = 256;

    private Weigher() {}

    static int of(ChatMessage message) {
        int text = message.body()
                .fold(body -> chars(body.text()) + chars(MessageKind.toText(body.kind())), tombstone -> 0);
        return MESSAGE + text + chars(message.id().value()) + of(message.author());
    }

    /** A key may outlive its message in the log, so it includes the weight of the message. */
    static int of(IdempotencyKey key, int receipt) {
        return KEY + chars(key.value()) + chars(key.fingerprint()) + receipt;
    }

    static int of(AuditEntry entry) {
        int hidden = entry.hidden().stream()
                .mapToInt(text -> HIDDEN + chars(text.text()))
                .sum();
        ChatUser actor = entry.actor();
        return AUDIT
                + hidden
                + chars(entry.targetName())
                + chars(entry.reason())
                + chars(entry.action().detail())
                + (actor == null ? 0 : of(actor));
    }

    static int chatter(UserId user) {
        return CHATTER + chars(user.value());
    }

    static int of(Sanction sanction) {
        String user = sanction.user().value();
        return SANCTION
                + chars(user)
                + chars(sanction.userName())
                + chars(sanction.byName())
                + chars(sanction.reason());
    }

    private static int of(ChatUser user) {
        int badges = 0;
        for (String badge : user.badges()) {
            badges += chars(badge);
        }
        return chars(user.id().value()) + chars(user.name()) + badges;
    }

    private static int chars(@Nullable String text) {
        return text == null ? 0 : 2 * text.length();
    }
}
