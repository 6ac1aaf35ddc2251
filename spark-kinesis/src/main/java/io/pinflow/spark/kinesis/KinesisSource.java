package io.pinflow.spark.kinesis;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Reads Amazon Kinesis Data Streams: {@code spark.readStream().format("pinflow-kinesis")}. Spark
 * finds it by its short name. Invalid options are an {@link IllegalArgumentException}.
 */
public final class KinesisSource implements TableProvider, DataSourceRegister {

  static final String SHORT_NAME = "pinflow-kinesis";

  /** Called by Spark. */
  public KinesisSource() {}

  @Override
  public String shortName() {
    return SHORT_NAME;
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return KinesisRows.SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new KinesisTable(KinesisOptions.parse(properties));
  }
}
