package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.gate.Money;

/**
 * Somebody of the demo, as its pages show them.
 *
 * @param key the name in addresses
 * @param name the name to show
 * @param role the role's name on the wire
 * @param about a sentence about them
 * @param balance what is in their wallet
 */
record Profile(String key, String name, String role, String about, Money balance) {

    static Profile of(DemoPerson person, DemoWallet wallet) {
        return new Profile(
                person.key(),
                person.user().name(),
                person.user().role().wireName(),
                person.about(),
                wallet.balance(person.id()));
    }
}
