package io.pinflow.analytics.quality;

/** Rows that were looked at for one expectation, and those of them that violate it. */
record Counts(long checked, long violations) {}
