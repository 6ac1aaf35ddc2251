package io.pinflow.spark.kinesis;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The streams as a table that is only read, in micro-batches. */
final class KinesisTable implements SupportsRead {

  private final KinesisOptions options;

  KinesisTable(KinesisOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return KinesisSource.SHORT_NAME + " " + String.join(",", options.streams());
  }

  @SuppressWarnings("deprecation") // columns() of newer Spark derives from it
  @Override
  public StructType schema() {
    return KinesisRows.SCHEMA;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.MICRO_BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap read) {
    return () -> new KinesisScan(options);
  }
}
