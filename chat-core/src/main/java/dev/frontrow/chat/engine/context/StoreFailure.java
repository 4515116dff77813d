package dev.frontrow.chat.engine.context;

/** The store threw or was too slow. Never leaves chat-core: callers get {@code store_unavailable}. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what failed, and why. */
    public StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
