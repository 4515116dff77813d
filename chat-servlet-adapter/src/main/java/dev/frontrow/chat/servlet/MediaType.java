package dev.frontrow.chat.servlet;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one media type that bodies come in. */
final class MediaType {

    private static final Pattern JSON = Pattern.compile(
            "\\s*application/json\\s*(;\\s*charset=(utf-8|\"utf-8\")\\s*)?;?\\s*", Pattern.CASE_INSENSITIVE);

    private MediaType() {}

    /** Whether a {@code Content-Type} is {@code application/json}, in UTF-8 if it says. */
    static boolean isJson(@Nullable String contentType) {
        return contentType != null && JSON.matcher(contentType).matches();
    }
}
