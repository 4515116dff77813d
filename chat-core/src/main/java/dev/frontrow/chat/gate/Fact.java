package dev.frontrow.chat.gate;

/** Something that a host knows of somebody in a room, and that a gate may ask for. */
public enum Fact {
    /** Since when they follow the room's creator, or that they do not. */
    FOLLOWS,
    /** Since when, and in which tier, they are subscribed to the room's creator, or that they are not. */
    SUBSCRIPTION,
    /** When their account was created. */
    ACCOUNT_CREATED,
    /** What of them is verified. */
    VERIFIED,
    /** Which version of the room's rules they accepted last, or that they accepted none. */
    RULES_ACCEPTED
}
