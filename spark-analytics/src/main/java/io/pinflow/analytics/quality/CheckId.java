package io.pinflow.analytics.quality;

import java.time.Instant;

/**
 * Tells one check from all others.
 *
 * @param rules fingerprint of the rules it was made with
 */
record CheckId(String runId, Instant at, String rules) {}
