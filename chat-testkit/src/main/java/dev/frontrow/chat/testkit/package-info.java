/** Contract tests for the parts that a host may replace. */
@NullMarked
package dev.frontrow.chat.testkit;

import org.jspecify.annotations.NullMarked;
