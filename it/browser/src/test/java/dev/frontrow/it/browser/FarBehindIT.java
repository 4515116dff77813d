package dev.frontrow.it.browser;

import dev.frontrow.examples.liveroom.LiveRoomOptions;

/** The same when more was missed than the server has at hand: the page loads the room again. */
class FarBehindIT extends OfflineIT {

    @Override
    LiveRoomOptions options() {
        return LiveRoomOptions.onFreePort()
                .withSettings(settings().ringEntries(64).build());
    }
}
