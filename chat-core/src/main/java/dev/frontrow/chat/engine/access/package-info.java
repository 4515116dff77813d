/** Who somebody is and what they may do, as the host and the sanctions say at this moment. Not exported. */
@NullMarked
package dev.frontrow.chat.engine.access;

import org.jspecify.annotations.NullMarked;
