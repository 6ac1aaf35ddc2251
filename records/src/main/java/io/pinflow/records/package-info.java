/**
 * The contract of Pinflow: the three cleaned schemas ({@link io.pinflow.records.Pin}, {@link
 * io.pinflow.records.Geo}, {@link io.pinflow.records.User}, generated from {@code src/main/avro})
 * and the rules that make them from raw rows ({@link io.pinflow.records.Cleaning}).
 *
 * <p>Everything here is a pure function of its arguments, safe for use from any thread, and depends
 * on Avro alone, so that the streaming and the batch path clean with the same code.
 */
package io.pinflow.records;
