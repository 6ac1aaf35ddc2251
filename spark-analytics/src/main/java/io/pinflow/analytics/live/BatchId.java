package io.pinflow.analytics.live;

/**
 * One micro-batch, by which Delta tells that it has it already.
 *
 * @param query id of the streaming query, the same after a restart
 * @param number of the micro-batch
 */
record BatchId(String query, long number) {}
