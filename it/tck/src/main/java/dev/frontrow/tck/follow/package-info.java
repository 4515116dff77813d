/** SSE clients that others wrote: each follows one room through a proxy that cuts, or reads one stream. */
@NullMarked
package dev.frontrow.tck.follow;

import org.jspecify.annotations.NullMarked;
