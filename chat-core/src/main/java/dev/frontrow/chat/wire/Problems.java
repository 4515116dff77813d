package dev.frontrow.chat.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.result.Refusal;
import java.io.IOException;

/** Refusals as problem details (RFC 9457), as UTF-8 JSON. */
public final class Problems {

    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    /** One refusal. */
    public static byte[] problem(Refusal refusal) {
        return Json.object(json -> problem(json, refusal));
    }

    static void problem(JsonGenerator json, Refusal refusal) throws IOException {
        json.writeStringField("type", "urn:frontrow:problem:" + refusal.code().wireName());
        json.writeStringField("title", refusal.code().title());
        json.writeNumberField("status", refusal.code().status());
        json.writeStringField("code", refusal.code().wireName());
        if (refusal.instance() != null) {
            json.writeStringField("instance", refusal.instance());
        }
        if (refusal.retryAfter() != null) {
            json.writeNumberField("retryAfterMs", refusal.retryAfter().toMillis());
        }
        Sanction sanction = refusal.sanction();
        if (sanction != null) {
            Shapes.time(json, "until", sanction.until());
            if (sanction.reason() != null) {
                json.writeStringField("reason", sanction.reason());
            }
        }
        if (!refusal.gate().isEmpty()) {
            Shapes.list(json, "gate", refusal.gate(), GateShapes::reason);
        }
        RateState state = refusal.rate();
        if (state != null) {
            Json.object(json, "rate", rate -> Shapes.rate(rate, state));
        }
        if (refusal.maxLength().isPresent()) {
            json.writeNumberField("maxLength", refusal.maxLength().getAsInt());
        }
    }
}
