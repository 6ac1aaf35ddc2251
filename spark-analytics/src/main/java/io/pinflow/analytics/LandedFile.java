package io.pinflow.analytics;

import java.time.Instant;

/**
 * An object that has landed.
 *
 * @param path as Spark writes it
 * @param modified when it was written
 */
record LandedFile(String path, Instant modified, long bytes) {}
