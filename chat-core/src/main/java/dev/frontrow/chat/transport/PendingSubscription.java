package dev.frontrow.chat.transport;

/**
 * Called by transports: a stream that may open. Its place in the log is taken already, so nothing that happens from now
 * on is missed. It must be started or abandoned.
 */
public interface PendingSubscription {

    /** Opens the stream. Writing begins when the writer is ready, on the loop's thread. */
    Subscription start(StreamWriter writer, HeartbeatSource heartbeats);

    /** The stream will not be opened after all. */
    void abandon();
}
