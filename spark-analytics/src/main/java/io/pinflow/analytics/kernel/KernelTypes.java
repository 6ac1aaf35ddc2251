package io.pinflow.analytics.kernel;

import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import org.apache.spark.sql.types.StructField;

/** Spark's types in the words of Delta's kernel. */
public final class KernelTypes {

  private KernelTypes() {}

  /** The same columns; text, numbers and times with a zone. */
  public static StructType of(org.apache.spark.sql.types.StructType columns) {
    StructType same = new StructType();
    for (StructField column : columns.fields()) {
      same = same.add(column.name(), type(column.dataType().typeName()), true);
    }
    return same;
  }

  private static DataType type(String name) {
    return switch (name) {
      case "integer" -> IntegerType.INTEGER;
      case "long" -> LongType.LONG;
      case "double" -> DoubleType.DOUBLE;
      case "string" -> StringType.STRING;
      case "timestamp" -> TimestampType.TIMESTAMP;
      default -> throw new IllegalArgumentException("No column of a kept answer is of " + name);
    };
  }
}
