/** A host that is a module. */
module dev.frontrow.it.consumer {
    requires dev.frontrow.chat.core;
    requires dev.frontrow.chat.jdbc;
    requires dev.frontrow.chat.memory;
    requires dev.frontrow.chat.servlet;
    requires jakarta.servlet;
}
