/** The bounded in-memory store, the default of an embedded chat. */
module dev.frontrow.chat.memory {
    requires transitive dev.frontrow.chat.core;
    requires static transitive org.jspecify;

    exports dev.frontrow.chat.memory;
}
