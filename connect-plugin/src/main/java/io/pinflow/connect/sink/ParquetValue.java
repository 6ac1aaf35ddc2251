package io.pinflow.connect.sink;

import org.apache.parquet.io.api.RecordConsumer;

/** Writes a value of one schema that is not null. */
interface ParquetValue {

  void write(RecordConsumer rows, Object value);
}
