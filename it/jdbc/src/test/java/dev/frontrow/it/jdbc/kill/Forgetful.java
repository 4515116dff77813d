package dev.frontrow.it.jdbc.kill;

import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.it.jdbc.Wrapped;

/** A planted defect: a store that never hears of a key. */
final class Forgetful {

    private Forgetful() {}

    static ChatStore of(ChatStore store) {
        return Wrapped.of(ChatStore.class, store, (call, method, args) -> {
            if (method.equals("append")) {
                Batch batch = (Batch) args[0];
                args[0] = new Batch(
                        batch.room(),
                        batch.entries().stream().map(Forgetful::withoutKey).toList());
            }
            return call.proceed();
        });
    }

    private static Entry withoutKey(Entry entry) {
        return entry.fold(
                message -> new Entry.NewMessage(
                        message.id(), message.author(), message.text(), message.replyTo(), message.at(), null),
                action -> new Entry.NewAction(action.audit(), null));
    }
}
