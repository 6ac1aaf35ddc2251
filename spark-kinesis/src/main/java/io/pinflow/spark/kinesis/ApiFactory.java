package io.pinflow.spark.kinesis;

import java.io.Serializable;

/** Makes clients, on the driver and on executors. */
@FunctionalInterface
interface ApiFactory extends Serializable {

  KinesisApi connect();
}
