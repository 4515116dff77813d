package dev.frontrow.chat.servlet;

import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The fan-out's side of a stream: what it was told. */
final class RecordingSubscription implements PendingSubscription, Subscription {

    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public Subscription start(StreamWriter writer, HeartbeatSource heartbeats) {
        told.add("started");
        return this;
    }

    @Override
    public void abandon() {
        told.add("abandoned");
    }

    @Override
    public void writable() {
        told.add("writable");
    }

    @Override
    public void gone() {
        told.add("gone");
    }
}
