package dev.frontrow.tck.host;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the host knows: everybody is a viewer with credit in a room that is open, unless it was said otherwise. */
public final class Town implements Directory, Wallet {

    private static final long RICH = 1_000_000;

    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Map<String, RoomStatus> rooms = new ConcurrentHashMap<>();
    private final Map<String, Long> balances = new ConcurrentHashMap<>();
    private volatile boolean broken;
    private volatile boolean walletBroken;

    /** Gives somebody a role in every room. */
    public void role(String user, Role role) {
        roles.put(user, role);
    }

    /** From now on nobody of this id is known. */
    public void leave(String user) {
        gone.add(user);
    }

    /** Opens or ends a room, or makes it unknown. */
    public void room(String room, RoomStatus status) {
        rooms.put(room, status);
    }

    /** Sets a balance, in cents. */
    public void balance(String user, long minor) {
        balances.put(user, minor);
    }

    /** From now on the directory throws, or works again. */
    public void breakDown(boolean now) {
        broken = now;
    }

    /** From now on the wallet throws, or works again. */
    public void breakWallet(boolean now) {
        walletBroken = now;
    }

    /** Answers from memory: the wallet is a {@link Wallet} too, and both are asked on the sender's thread. */
    @Override
    public boolean mayBlock() {
        return false;
    }

    /** Nobody whose name starts with {@code nobody} may enter. */
    @Override
    public Optional<ChatUser> user(RoomId room, UserId user) {
        checkWorks();
        if (user.value().startsWith("nobody") || gone.contains(user.value())) {
            return Optional.empty();
        }
        Role role = roles.getOrDefault(user.value(), Role.VIEWER);
        return Optional.of(new ChatUser(user, "Name of " + user.value(), role));
    }

    @Override
    public RoomStatus status(RoomId room) {
        checkWorks();
        return rooms.getOrDefault(room.value(), RoomStatus.OPEN);
    }

    @Override
    public Money balance(GateRequest request) {
        if (walletBroken) {
            throw new IllegalStateException("jdbc:wallet: SELECT balance FROM wallets failed");
        }
        return new Money(balances.getOrDefault(request.user().id().value(), RICH), "EUR");
    }

    private void checkWorks() {
        if (broken) {
            throw new IllegalStateException("jdbc:people: SELECT role FROM people failed");
        }
    }
}
