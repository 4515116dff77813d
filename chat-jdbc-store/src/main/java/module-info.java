/** The durable store over JDBC. */
module dev.frontrow.chat.jdbc {
    requires transitive dev.frontrow.chat.core;
    requires transitive java.sql;
    requires org.slf4j;
    requires static org.postgresql.jdbc;
    requires static transitive org.jspecify;

    exports dev.frontrow.chat.jdbc;
    exports dev.frontrow.chat.jdbc.failure;
    exports dev.frontrow.chat.jdbc.wallet;
}
