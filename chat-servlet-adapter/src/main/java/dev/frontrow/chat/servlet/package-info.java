/** The chat as REST and Server-Sent Events on any Servlet 6 container. */
@NullMarked
package dev.frontrow.chat.servlet;

import org.jspecify.annotations.NullMarked;
