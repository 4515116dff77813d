package dev.frontrow.it.jdbc.kill;

/**
 * One piece of damage.
 *
 * @param damage what kind
 * @param about the evidence
 */
record Finding(Damage damage, String about) {}
