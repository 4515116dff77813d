package dev.frontrow.tck.probe;

/** The server sent something that the contract does not allow. */
public final class ProtocolViolation extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ProtocolViolation(String message) {
        super(message);
    }
}
