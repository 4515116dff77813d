/** Export and erasure of what the tables hold about one person. */
@NullMarked
package dev.frontrow.chat.jdbc.personal;

import org.jspecify.annotations.NullMarked;
