package io.pinflow.connect;

import io.pinflow.connect.avro.SingleObjectAvroConverter;
import io.pinflow.connect.sink.S3SinkConnector;
import io.pinflow.connect.source.TableSourceConnector;
import org.junit.jupiter.api.Test;

final class ConfigurationDocsTest {
  @Test
  void shouldDescribeTheTableSource() {
    new GeneratedPage(
            "table-source.md",
            "# Table source\n\n"
                + "`connector.class` is `io.pinflow.connect.source.TableSourceConnector`. Every key of Kafka"
                + " Connect for a source connector applies as well. A misspelt key of the table source is"
                + " refused.\n",
            new TableSourceConnector().config())
        .verify();
  }

  @Test
  void shouldDescribeTheS3Sink() {
    new GeneratedPage(
            "s3-sink.md",
            "# S3 sink\n\n"
                + "`connector.class` is `io.pinflow.connect.sink.S3SinkConnector`. Keys, defaults and object"
                + " names are those of Confluent's S3 sink, so its configurations work with the class name"
                + " changed; `flush.bytes`, `rotate.idle.ms`, `store.envelope`,"
                + " `format.bytearray.line.breaks`, `parquet.row.group.bytes` and `upload.threads` are"
                + " Pinflow's own. Every key of Kafka Connect for a sink connector applies as well.\n",
            new S3SinkConnector().config())
        .verify();
  }

  @Test
  void shouldDescribeTheAvroConverter() {
    new GeneratedPage(
            "avro-converter.md",
            "# Avro converter\n\n"
                + "`value.converter` (or `key.converter`) is"
                + " `io.pinflow.connect.avro.SingleObjectAvroConverter`. It knows the schemas of the cleaned"
                + " topics and needs no key at all. In a connector's or a worker's configuration its keys"
                + " carry the converter's prefix, as in `value.converter.schemas`.\n",
            new SingleObjectAvroConverter().config())
        .verify();
  }
}
