package io.pinflow.connect.avro;

import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Questions about Avro schemas. */
final class AvroTypes {
  private AvroTypes() {}

  /** Name of the logical type, empty when the schema has none. */
  static String logicalType(Schema schema) {
    LogicalType type = schema.getLogicalType();
    return type == null ? "" : type.getName();
  }

  /** True for a union of null and one other type, the only union Connect data can hold. */
  static boolean isNullable(Schema schema) {
    return schema.isUnion();
  }

  /** The other type of a union with null. */
  static Schema nonNull(Schema union) {
    return union.getTypes().get(1 - nullIndex(union));
  }

  /** Place of null in a union with one other type. */
  static int nullIndex(Schema union) {
    int nulls = 0;
    int index = 0;
    for (int i = 0; i < union.getTypes().size(); i++) {
      if (union.getTypes().get(i).getType() == Schema.Type.NULL) {
        nulls++;
        index = i;
      }
    }
    if (nulls != 1 || union.getTypes().size() != 2) {
      String reason = "Connect data has no union but one of null and one other type";
      throw new ConfigException(AvroErrors.unsupportedSchema(union.toString(), reason));
    }
    return index;
  }
}
