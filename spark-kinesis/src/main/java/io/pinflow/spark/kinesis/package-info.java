/**
 * Amazon Kinesis Data Streams as a streaming source of Spark: format {@code pinflow-kinesis}, the
 * schema and options of Databricks' own {@code kinesis}.
 */
package io.pinflow.spark.kinesis;
