package dev.frontrow.examples.customgate;

/** The wallet service gave no balance. */
final class WalletUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WalletUnavailable(String message) {
        super("wallet service: " + message);
    }

    WalletUnavailable(String message, Throwable cause) {
        super("wallet service: " + message, cause);
    }
}
