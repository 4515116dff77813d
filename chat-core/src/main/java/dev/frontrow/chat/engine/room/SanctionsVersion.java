package dev.frontrow.chat.engine.room;

/**
 * The version of the sanctions that are known here ({@link dev.frontrow.chat.store.RoomHead#sanctionsVersion()}).
 * Changed by the room's committer, looked at by the periodic check too.
 */
public final class SanctionsVersion {

    private volatile long known;

    /** @param known the version of the sanctions that the room began with */
    public SanctionsVersion(long known) {
        this.known = known;
    }

    public long known() {
        return known;
    }

    /** All sanctions of that version were read. */
    public void read(long version) {
        known = version;
    }

    /**
     * This node's own actions gave or lifted some. Where another node did too, the store's version is higher than this,
     * and all are read.
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the committer is the only one who changes it
    public void added(long actions) {
        known += actions;
    }
}
