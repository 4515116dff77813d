/** The chat engine: types, SPIs, pipeline, room log and wire format. */
module dev.frontrow.chat.core {
    requires com.fasterxml.jackson.databind;
    requires org.jsoup;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.frontrow.chat;
    exports dev.frontrow.chat.gate;
    exports dev.frontrow.chat.host;
    exports dev.frontrow.chat.limit;
    exports dev.frontrow.chat.log;
    exports dev.frontrow.chat.message;
    exports dev.frontrow.chat.mode;
    exports dev.frontrow.chat.moderation;
    exports dev.frontrow.chat.observe;
    exports dev.frontrow.chat.result;
    exports dev.frontrow.chat.rules;
    exports dev.frontrow.chat.settings;
    exports dev.frontrow.chat.store;
    exports dev.frontrow.chat.text;
    exports dev.frontrow.chat.transport;
    exports dev.frontrow.chat.wire;
}
