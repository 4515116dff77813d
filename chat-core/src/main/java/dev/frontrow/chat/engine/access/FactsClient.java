package dev.frontrow.chat.engine.access;

import dev.frontrow.chat.engine.calls.HostCall;
import dev.frontrow.chat.gate.Fact;
import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.FactsRequest;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.Set;

/** What the host knows of people, asked so that its failures become refusals. */
public final class FactsClient {

    private final HostCall<Facts> call;

    public FactsClient(HostCall<Facts> call) {
        this.call = call;
    }

    /** Whether the host is asked on threads of its own. */
    public boolean mayBlock() {
        return call.mayBlock();
    }

    /** These facts about somebody. Without any to ask for the host is not asked. */
    public Result<UserFacts> ask(RoomId room, ChatUser user, Set<Fact> facts) {
        if (facts.isEmpty()) {
            return Result.accepted(UserFacts.unknown());
        }
        FactsRequest request = new FactsRequest(room, user, facts);
        return call.ask(room, asked -> asked.of(request));
    }

    /** The same, asked on the caller's own thread: see {@link HostCall#askHere}. */
    public Result<UserFacts> askHere(RoomId room, ChatUser user, Set<Fact> facts, Duration timeout) {
        if (facts.isEmpty()) {
            return Result.accepted(UserFacts.unknown());
        }
        FactsRequest request = new FactsRequest(room, user, facts);
        return call.askHere(room, asked -> asked.of(request), timeout);
    }
}
