package io.pinflow.connect.sink;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Makes the Parquet schema of a Connect schema: lists in three levels, as the format defines them.
 */
final class ParquetSchemas {

  static final String ELEMENT = "element";

  private static final String DEFAULT_NAME = "ConnectDefault";

  private ParquetSchemas() {}

  static MessageType message(Schema schema) {
    String name = schema.name() == null ? DEFAULT_NAME : schema.name();
    return new MessageType(name, fields(schema));
  }

  private static List<Type> fields(Schema schema) {
    List<Type> types = new ArrayList<>();
    for (Field field : schema.fields()) {
      types.add(type(field.name(), field.schema()));
    }
    return types;
  }

  private static Type type(String name, Schema schema) {
    Type.Repetition repetition =
        schema.isOptional() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    switch (schema.type()) {
      case STRUCT:
        return new GroupType(repetition, name, fields(schema));
      case ARRAY:
        return ConversionPatterns.listOfElements(
            repetition, name, type(ELEMENT, schema.valueSchema()));
      case MAP:
        return Types.map(repetition)
            .key(required(type("key", schema.keySchema())))
            .value(type("value", schema.valueSchema()))
            .named(name);
      default:
        return Types.primitive(primitive(name, schema), repetition)
            .as(ParquetTypes.of(schema))
            .named(name);
    }
  }

  /** A key is never null in Parquet, whatever its schema says. */
  private static Type required(Type key) {
    return key.isPrimitive()
        ? Types.required(key.asPrimitiveType().getPrimitiveTypeName())
            .as(key.getLogicalTypeAnnotation())
            .named(key.getName())
        : new GroupType(Type.Repetition.REQUIRED, key.getName(), key.asGroupType().getFields());
  }

  private static PrimitiveTypeName primitive(String name, Schema schema) {
    switch (schema.type()) {
      case INT8:
      case INT16:
      case INT32:
        return PrimitiveTypeName.INT32;
      case INT64:
        return PrimitiveTypeName.INT64;
      case FLOAT32:
        return PrimitiveTypeName.FLOAT;
      case FLOAT64:
        return PrimitiveTypeName.DOUBLE;
      case BOOLEAN:
        return PrimitiveTypeName.BOOLEAN;
      case STRING:
      case BYTES:
        return PrimitiveTypeName.BINARY;
      default:
        throw SinkErrors.unsupportedParquetType(schema.type(), name);
    }
  }
}
