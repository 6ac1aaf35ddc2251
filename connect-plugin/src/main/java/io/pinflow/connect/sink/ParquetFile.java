package io.pinflow.connect.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows into a Parquet object: gathers a row group in memory, then appends it. Stands where
 * {@code ParquetWriter} does, whose interface leads through Hadoop's classes.
 */
final class ParquetFile {

  private static final int ROWS_BETWEEN_CHECKS = 100;

  /**
   * Bytes a column's dictionary may grow to before its values are written plainly. Long texts that
   * never repeat fill Parquet's usual 1 MiB only to be written plainly after all; a column with a
   * few thousand different short values fits here too.
   */
  private static final int DICTIONARY_BYTES = 128 * 1024;

  private final MessageType schema;
  private final MessageColumnIO columns;
  private final ParquetProperties properties =
      ParquetProperties.builder().withDictionaryPageSize(DICTIONARY_BYTES).build();
  private final ParquetCodec codec;
  private final long rowGroupBytes;
  private final ParquetFileWriter file;
  private ParquetCodec.Compressor compressor;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore values;
  private RecordConsumer rows;
  private long rowsInGroup;
  private long bytesInGroup;
  private int groups;

  ParquetFile(MessageType schema, ParquetCodec codec, long rowGroupBytes, PartStream out) {
    this.schema = schema;
    this.columns = new ColumnIOFactory().getColumnIO(schema);
    this.codec = codec;
    this.rowGroupBytes = rowGroupBytes;
    try {
      file = ParquetFiles.writer(new ParquetOutput(out), schema, rowGroupBytes, properties);
      file.start();
    } catch (IOException impossible) {
      throw cannotHappen(impossible);
    }
    beginGroup();
  }

  void write(ParquetValue row, Object value) {
    rows.startMessage();
    row.write(rows, value);
    rows.endMessage();
    rowsInGroup++;
    if (rowsInGroup % ROWS_BETWEEN_CHECKS == 0) {
      bytesInGroup = values.getBufferedSize();
      if (bytesInGroup >= rowGroupBytes) {
        endGroup();
        beginGroup();
      }
    }
  }

  /** What is written, and about what the row group in memory will be. */
  long bytes() {
    try {
      return file.getPos() + bytesInGroup;
    } catch (IOException impossible) {
      throw cannotHappen(impossible);
    }
  }

  void close() {
    endGroup();
    try {
      file.end(Map.of());
      file.close();
    } catch (IOException impossible) {
      throw cannotHappen(impossible);
    }
  }

  private void beginGroup() {
    compressor = codec.compressor();
    pages =
        new ColumnChunkPageWriteStore(
            compressor,
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled(),
            null,
            groups);
    values = properties.newColumnWriteStore(schema, pages, pages);
    rows = columns.getRecordWriter(values);
    rowsInGroup = 0;
    bytesInGroup = 0;
  }

  private void endGroup() {
    try {
      rows.flush();
      if (rowsInGroup > 0) {
        file.startBlock(rowsInGroup);
        values.flush();
        pages.flushToFileWriter(file);
        file.endBlock();
        groups++;
      }
      values.close();
      pages.close();
      compressor.release();
    } catch (IOException impossible) {
      throw cannotHappen(impossible);
    }
  }

  private static UncheckedIOException cannotHappen(IOException cause) {
    return new UncheckedIOException("Cannot write Parquet to memory", cause);
  }
}
