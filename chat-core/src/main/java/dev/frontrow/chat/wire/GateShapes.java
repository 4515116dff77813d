package dev.frontrow.chat.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Requirement;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a gate stands in JSON, why it is closed and what would open it (docs/spec/wire.md §3.1). */
final class GateShapes {

    private static final Requirement.Visitor<Json.Fields> REQUIREMENT = new Requirements();

    private GateShapes() {}

    /** Of one that is not known yet nothing is known that closes it. */
    static void gate(JsonGenerator json, Optional<GateDecision> gate) throws IOException {
        json.writeBooleanField("allowed", gate.map(GateDecision::isOpen).orElse(true));
        if (gate.isEmpty()) {
            json.writeBooleanField("pending", true);
        }
        Shapes.list(json, "reasons", gate.map(GateDecision::reasons).orElse(List.of()), GateShapes::reason);
    }

    static void reason(JsonGenerator json, GateReason reason) throws IOException {
        json.writeStringField("gate", reason.gate());
        json.writeStringField("code", reason.code());
        Requirement requirement = reason.requirement();
        if (requirement != null) {
            Json.object(json, "requirement", requirement.accept(REQUIREMENT));
        }
        if (reason.topUpUrl() != null) {
            json.writeStringField("topUpUrl", reason.topUpUrl());
        }
    }

    private static void money(JsonGenerator json, String name, Money money) throws IOException {
        Json.object(json, name, amount -> {
            amount.writeNumberField("minor", money.minor());
            amount.writeStringField("currency", money.currency());
            // Always: tables of currencies differ from one JDK or browser to the next.
            amount.writeNumberField("digits", money.digits());
        });
    }

    /** Each under its {@code type}, by which clients know which fields follow. */
    private static final class Requirements implements Requirement.Visitor<Json.Fields> {

        @Override
        public Json.Fields balance(Requirement.Balance balance) {
            return json -> {
                json.writeStringField("type", "balance");
                money(json, "required", balance.required());
                if (balance.balance() != null) {
                    money(json, "balance", balance.balance());
                }
            };
        }

        @Override
        public Json.Fields rank(Requirement.Rank rank) {
            return json -> {
                json.writeStringField("type", "rank");
                json.writeStringField("atLeast", rank.atLeast().wireName());
            };
        }

        @Override
        public Json.Fields waitUntil(Requirement.WaitUntil wait) {
            return json -> {
                json.writeStringField("type", "wait_until");
                Shapes.time(json, "until", wait.until());
            };
        }

        @Override
        public Json.Fields custom(Requirement.Custom custom) {
            return json -> {
                json.writeStringField("type", "custom");
                json.writeStringField("name", custom.name());
                Json.object(json, "data", data -> {
                    for (Map.Entry<String, String> entry : custom.data().entrySet()) {
                        data.writeStringField(entry.getKey(), entry.getValue());
                    }
                });
            };
        }

        @Override
        public Json.Fields other(Requirement requirement) {
            throw new IllegalStateException("no shape for " + requirement);
        }
    }
}
