/**
 * The live job: follows Kinesis streams and Kafka topics and keeps the Delta tables seconds behind
 * them.
 *
 * <p>{@link io.pinflow.analytics.live.LiveCommand} starts one streaming query a table. Each
 * micro-batch is taken to the driver, cleaned with the shared rules, compared with what the table
 * has, and committed once.
 */
package io.pinflow.analytics.live;
