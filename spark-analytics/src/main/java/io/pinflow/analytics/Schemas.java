package io.pinflow.analytics;

import io.pinflow.records.Table;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Spark's view of the cleaned schemas, so that there is one contract and no schema is guessed from
 * a file.
 */
public final class Schemas {

  private Schemas() {}

  /** The columns of a cleaned table; all nullable, as Parquet files and Delta want it. */
  public static StructType of(Table table) {
    StructType columns = new StructType();
    for (Schema.Field field : table.schema().getFields()) {
      columns = columns.add(field.name(), type(field.schema()));
    }
    return columns;
  }

  private static DataType type(Schema schema) {
    return switch (schema.getType()) {
      case INT -> DataTypes.IntegerType;
      case STRING -> DataTypes.StringType;
      case DOUBLE -> DataTypes.DoubleType;
      case ARRAY -> DataTypes.createArrayType(type(schema.getElementType()), true);
      case UNION -> type(schema.getTypes().get(1));
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.LocalTimestampMicros
              ? DataTypes.TimestampNTZType
              : DataTypes.LongType;
      default -> throw new IllegalArgumentException("No Spark type for Avro's " + schema);
    };
  }
}
