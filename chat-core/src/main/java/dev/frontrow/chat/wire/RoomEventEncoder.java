package dev.frontrow.chat.wire;

import dev.frontrow.chat.log.RoomEvent;

/** Public events, each under its position. */
record RoomEventEncoder(String id) implements RoomEvent.Visitor<EncodedEvent> {

    @Override
    public EncodedEvent posted(RoomEvent.Posted event) {
        return EventEncoder.encode(id, "message", Json.object(json -> Shapes.message(json, event.message())));
    }

    @Override
    public EncodedEvent deleted(RoomEvent.Deleted event) {
        return EventEncoder.encode(id, "message.deleted", Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            json.writeStringField("id", event.message().value());
            json.writeStringField("by", event.by().wireName());
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public EncodedEvent cleared(RoomEvent.Cleared event) {
        return EventEncoder.encode(id, "messages.cleared", Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            json.writeStringField("userId", event.user().value());
            json.writeStringField("by", event.by().wireName());
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public EncodedEvent unrecognized(RoomEvent.Unrecognized event) {
        return EventEncoder.encode(id, "other", Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            json.writeStringField("kind", event.kind());
            Shapes.time(json, "ts", event.at());
        }));
    }

    /** An event without a form of its own still takes its place, so that no client sees a hole. */
    @Override
    public EncodedEvent other(RoomEvent event) {
        return EventEncoder.encode(id, "other", Json.object(json -> json.writeNumberField("seq", event.seq())));
    }
}
