package dev.frontrow.chat.engine.service;

import dev.frontrow.chat.engine.context.Deadline;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.StoreFailure;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.Erased;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.PersonalData;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes somebody out of the chat: first what is shown, so that all viewers see it go; then the names in the store; then
 * those in memory.
 */
public final class Erasure {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ModerationService moderation;
    private final Hub hub;
    private final EngineContext env;

    public Erasure(ModerationService moderation, Hub hub, EngineContext env) {
        this.moderation = moderation;
        this.hub = hub;
        this.env = env;
    }

    /**
     * Erases somebody. Every step may be done twice, so a call that failed is completed by the next.
     *
     * @throws UnsupportedOperationException the store cannot
     */
    public Result<Erased> erase(UserId user) {
        PersonalData data = env.store()
                .personalData()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "this store cannot erase anybody: its personalData() is empty"));
        return asked(() -> data.rooms(user))
                .flatMap(rooms -> purged(rooms, user)
                        .flatMap(purged -> asked(() -> data.erase(user)))
                        .flatMap(records -> asked(() -> {
                            rooms.forEach(room -> forget(room, user));
                            return new Erased(rooms, records);
                        })));
    }

    private Result<List<RoomId>> purged(List<RoomId> rooms, UserId user) {
        Result<List<RoomId>> all = Result.accepted(rooms);
        for (RoomId room : rooms) {
            all = all.flatMap(done -> moderation.purge(room, user).map(moderated -> done));
        }
        return all;
    }

    private void forget(RoomId room, UserId user) {
        Deadline.await(hub.anonymize(room, user), env.settings().storeTimeout(), "forgetting a name");
    }

    /** On the caller's thread and without a deadline: it may take the store long. */
    private <T> Result<T> asked(Supplier<T> question) {
        try {
            return Result.accepted(question.get());
        } catch (StoreFailure e) {
            return unavailable();
        } catch (Exception e) {
            env.observer().hostFailed("store", null, e);
            return unavailable();
        }
    }

    private static <T> Result<T> unavailable() {
        return Result.refused(Refusal.retryable(RefusalCode.STORE_UNAVAILABLE, RETRY));
    }
}
