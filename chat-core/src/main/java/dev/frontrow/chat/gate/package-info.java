/** May this person speak? Gates, and the credit gate over the host's wallet. */
@NullMarked
package dev.frontrow.chat.gate;

import org.jspecify.annotations.NullMarked;
