package io.pinflow.benchmark;

/**
 * How much one run handled.
 *
 * @param rows rows handled
 * @param bytes what they weigh where the path begins or ends, 0 where that means nothing
 */
public record Volume(long rows, long bytes) {}
