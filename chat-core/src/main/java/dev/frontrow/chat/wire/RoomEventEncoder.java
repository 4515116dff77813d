package dev.frontrow.chat.wire;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.StateEvent;

/** Public events, each under its position. */
record RoomEventEncoder(String id) implements RoomEvent.Visitor<StreamEvent> {

    @Override
    public StreamEvent posted(RoomEvent.Posted event) {
        return new StreamEvent("message", id, Json.object(json -> Shapes.message(json, event.message())));
    }

    @Override
    public StreamEvent deleted(RoomEvent.Deleted event) {
        return new StreamEvent("message.deleted", id, Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            json.writeStringField("id", event.message().value());
            json.writeStringField("by", event.by().wireName());
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public StreamEvent cleared(RoomEvent.Cleared event) {
        return new StreamEvent("messages.cleared", id, Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            UserId user = event.user();
            json.writeStringField("userId", user == null ? null : user.value());
            json.writeStringField("by", event.by().wireName());
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public StreamEvent restored(RoomEvent.Restored event) {
        return new StreamEvent("message.restored", id, Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            Json.object(json, "message", message -> Shapes.message(message, event.message()));
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public StreamEvent modesChanged(StateEvent.ModesChanged event) {
        return new StreamEvent("mode.changed", id, Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            RoomShapes.modes(json, event.modes());
            json.writeStringField("by", event.by().wireName());
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public StreamEvent pinChanged(StateEvent.PinChanged event) {
        return new StreamEvent("pin.changed", id, Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            RoomShapes.pin(json, event.pin());
            json.writeStringField("by", event.by().wireName());
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public StreamEvent unrecognized(RoomEvent.Unrecognized event) {
        return new StreamEvent("other", id, Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            json.writeStringField("kind", event.kind());
            Shapes.time(json, "ts", event.at());
        }));
    }

    /** An event without a form of its own still takes its place, so that no client sees a hole. */
    @Override
    public StreamEvent other(RoomEvent event) {
        return new StreamEvent("other", id, Json.object(json -> json.writeNumberField("seq", event.seq())));
    }
}
