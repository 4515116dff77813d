package dev.frontrow.chat.jdbc.wallet;

import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.host.UserId;

/**
 * An entry to write into a wallet's ledger. Whether it is a credit or a debit depends on the method that takes it,
 * never on a sign.
 *
 * @param user whose wallet
 * @param amount how much, from 1, in the wallet's currency
 * @param reason for people who read the ledger: 1 to 200 characters, without control characters
 * @param reference the host's own identifier of this entry, such as a payment number: 1 to 128 visible ASCII characters
 *     (U+0021 to U+007E). A wallet books each reference once
 */
public record LedgerEntry(UserId user, Money amount, String reason, String reference) {

    public LedgerEntry {
        if (amount.minor() < 1) {
            throw new IllegalArgumentException("amount: " + amount.minor() + " (expected: at least 1)");
        }
        if (reason.isEmpty() || reason.length() > 200) {
            throw new IllegalArgumentException("reason length: " + reason.length() + " (expected: 1..200)");
        }
        if (!reason.codePoints().allMatch(LedgerEntry::isStorable)) {
            throw new IllegalArgumentException("reason: a control character, or half of a surrogate pair");
        }
        if (reference.isEmpty() || reference.length() > 128) {
            throw new IllegalArgumentException("reference length: " + reference.length() + " (expected: 1..128)");
        }
        if (!reference.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new IllegalArgumentException("reference: a character that is not visible ASCII");
        }
    }

    private static boolean isStorable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
