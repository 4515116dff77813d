package dev.frontrow.chat.moderation;

import dev.frontrow.chat.host.UserId;
import java.util.Optional;

/** A warning is given to a person, who says that they have read it. */
public sealed interface WarningAction extends ModerationAction.OnUser {

    /** No sending until the person has acknowledged the reason; a new warning overwrites. */
    record Warn(UserId user) implements WarningAction {
        @Override
        public String wireName() {
            return "warn";
        }

        @Override
        public Optional<SanctionKind> gives() {
            return Optional.of(SanctionKind.WARNING);
        }

        @Override
        public boolean needsReason() {
            return true;
        }
    }

    /** The person has read their warning. */
    record Acknowledge(UserId user) implements WarningAction {
        @Override
        public String wireName() {
            return "acknowledge";
        }

        @Override
        public Optional<SanctionKind> lifts() {
            return Optional.of(SanctionKind.WARNING);
        }

        @Override
        public boolean bySelf() {
            return true;
        }
    }
}
