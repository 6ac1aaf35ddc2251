/** Benchmark of the Kinesis source for Spark. */
package io.pinflow.benchmark.kinesis;
