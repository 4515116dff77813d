package dev.frontrow.chat.wire;

import dev.frontrow.chat.log.RoomEvent;

/** Public events, each under its position. */
record EventEncoder(String id) implements RoomEvent.Visitor<Frame> {

    @Override
    public Frame posted(RoomEvent.Posted event) {
        return Frames.frame(id, "message", Json.object(json -> Shapes.message(json, event.message())));
    }

    @Override
    public Frame deleted(RoomEvent.Deleted event) {
        return Frames.frame(id, "message.deleted", Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            json.writeStringField("id", event.message().value());
            json.writeStringField("by", event.by().wireName());
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public Frame cleared(RoomEvent.Cleared event) {
        return Frames.frame(id, "messages.cleared", Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            json.writeStringField("userId", event.user().value());
            json.writeStringField("by", event.by().wireName());
            Shapes.time(json, "ts", event.at());
        }));
    }

    @Override
    public Frame unrecognized(RoomEvent.Unrecognized event) {
        return Frames.frame(id, "other", Json.object(json -> {
            json.writeNumberField("seq", event.seq());
            json.writeStringField("kind", event.kind());
            Shapes.time(json, "ts", event.at());
        }));
    }

    /** An event without a form of its own still takes its place, so that no client sees a hole. */
    @Override
    public Frame other(RoomEvent event) {
        return Frames.frame(id, "other", Json.object(json -> json.writeNumberField("seq", event.seq())));
    }
}
