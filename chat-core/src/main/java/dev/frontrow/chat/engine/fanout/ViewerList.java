package dev.frontrow.chat.engine.fanout;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Viewers in no order: going through all of them allocates nothing, and one is added or removed in the same time
 * however many there are, because each knows its place. Used by one thread.
 */
final class ViewerList {

    private static final int MIN_LENGTH = 8;

    private @Nullable Viewer[] viewers = new Viewer[MIN_LENGTH];
    private int size;

    int size() {
        return size;
    }

    void add(Viewer viewer) {
        if (size == viewers.length) {
            viewers = Arrays.copyOf(viewers, 2 * size);
        }
        viewers[size] = viewer;
        viewer.setPlace(size);
        size++;
    }

    /** Does nothing if it is not here any more. */
    void remove(Viewer viewer) {
        int place = viewer.place();
        if (place < 0 || place >= size || viewers[place] != viewer) {
            return;
        }
        size--;
        Viewer last = viewers[size];
        viewers[size] = null;
        if (last != null && last != viewer) {
            viewers[place] = last;
            last.setPlace(place);
        }
        viewer.setPlace(-1);
        if (size < viewers.length / 4 && viewers.length > MIN_LENGTH) {
            viewers = Arrays.copyOf(viewers, viewers.length / 2);
        }
    }

    /** Removes those for which something is true; it is asked once of each. */
    void removeIf(Predicate<Viewer> isRemoved) {
        for (int place = size - 1; place >= 0; place--) { // backwards: what moves into a free place was asked already
            Viewer viewer = viewers[place];
            if (viewer != null && isRemoved.test(viewer)) {
                remove(viewer);
            }
        }
    }
}
