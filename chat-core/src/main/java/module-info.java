/** The chat engine: types, SPIs, pipeline, room log and wire format. */
module dev.frontrow.chat.core {
    requires com.fasterxml.jackson.databind;
    requires io.github.bucket4j.core;
    requires org.jsoup;
    requires org.slf4j;
    requires static transitive org.jspecify;
}
