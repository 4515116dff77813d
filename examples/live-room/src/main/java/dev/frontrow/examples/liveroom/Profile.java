package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.host.ChatUser;

/**
 * Somebody of the demo, as its pages show them.
 *
 * @param key the name in addresses
 * @param name the name to show
 * @param role the role's name on the wire
 * @param about a sentence about them
 * @param balance what is in their wallet
 * @param subscribes whether they subscribed to the channel
 * @param follows whether they follow it
 */
record Profile(String key, String name, String role, String about, Money balance, boolean subscribes, boolean follows) {

    static Profile of(DemoPerson person, DemoWallet wallet, DemoMembers members) {
        ChatUser user = members.seen(person.user());
        return new Profile(
                person.key(),
                user.name(),
                user.role().wireName(),
                person.about(),
                wallet.balance(person.id()),
                members.isSubscriber(person.id()),
                members.followsSince(person.id()).isPresent());
    }
}
