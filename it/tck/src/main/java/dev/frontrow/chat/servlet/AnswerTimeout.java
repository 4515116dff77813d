package dev.frontrow.chat.servlet;

import java.time.Duration;

/** Opens to these tests what hosts cannot set: the time that one answer may take. */
public final class AnswerTimeout {

    private AnswerTimeout() {}

    /** Sets it. */
    public static ChatServlet.Builder set(ChatServlet.Builder builder, Duration timeout) {
        return builder.answerTimeout(timeout);
    }
}
