package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.FactsRequest;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who subscribed to the channel, and who follows it since when; forgotten with the process. Safe for many threads. */
final class DemoMembers implements Facts {

    private final Set<UserId> subscribers = ConcurrentHashMap.newKeySet();
    private final Map<UserId, Instant> followers = new ConcurrentHashMap<>();
    private final InstantSource clock;

    DemoMembers(InstantSource clock) {
        this.clock = clock;
        subscribers.add(DemoPerson.SAM.id());
        followers.put(DemoPerson.SAM.id(), clock.instant().minusSeconds(86_400 * 30L));
    }

    /** Somebody, as a subscriber if they are one and nothing higher. */
    ChatUser seen(ChatUser user) {
        boolean isSubscriber = user.role().compareTo(Role.SUBSCRIBER) <= 0 && subscribers.contains(user.id());
        Role role = isSubscriber ? Role.SUBSCRIBER : user.role();
        return new ChatUser(user.id(), user.name(), role, user.badges());
    }

    boolean isSubscriber(UserId user) {
        return subscribers.contains(user);
    }

    /** Subscribes, or ends that; returns whether they are a subscriber now. */
    boolean toggleSubscription(UserId user) {
        return subscribers.remove(user) ? false : subscribers.add(user);
    }

    Optional<Instant> followsSince(UserId user) {
        return Optional.ofNullable(followers.get(user));
    }

    @Override
    public UserFacts of(FactsRequest request) {
        return followsSince(request.user().id())
                .map(since -> UserFacts.builder().followsSince(since))
                .orElseGet(() -> UserFacts.builder().notFollowing())
                .build();
    }

    /** All of it is in memory. */
    @Override
    public boolean mayBlock() {
        return false;
    }

    /** Begins to follow, or ends that. */
    void toggleFollow(UserId user) {
        if (followers.remove(user) == null) {
            followers.put(user, clock.instant());
        }
    }
}
