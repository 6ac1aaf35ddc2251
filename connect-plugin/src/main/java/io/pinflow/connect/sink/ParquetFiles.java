package io.pinflow.connect.sink;

import java.io.IOException;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * The one place that touches a class whose other constructors name Hadoop's types: compiling this
 * needs them, running it doesn't.
 */
final class ParquetFiles {

  private ParquetFiles() {}

  static ParquetFileWriter writer(
      OutputFile output, MessageType schema, long rowGroupBytes, ParquetProperties properties)
      throws IOException {
    return new ParquetFileWriter(
        output, schema, ParquetFileWriter.Mode.CREATE, rowGroupBytes, 0, null, properties);
  }
}
