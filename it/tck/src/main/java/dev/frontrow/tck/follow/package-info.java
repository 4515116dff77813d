/** SSE clients that others wrote, each following one room through a proxy that cuts. */
@NullMarked
package dev.frontrow.tck.follow;

import org.jspecify.annotations.NullMarked;
