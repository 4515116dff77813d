package dev.frontrow.chat.gate;

/** What a host can have verified of somebody. */
public enum Verification {
    /** That they receive mail at the address they gave. */
    EMAIL,
    /** That they can be reached at the telephone number they gave. */
    PHONE,
    /** That they are as old as the host demands. */
    AGE
}
