/**
 * Runs a small concurrent program under many orders of its threads, one thread at a time, and tells the order in which
 * it goes wrong. ADR 14 says why this is our own.
 */
@NullMarked
package dev.frontrow.it.schedules;

import org.jspecify.annotations.NullMarked;
