package io.pinflow.connect.avro;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Plans that read bytes straight into Connect data, without a generic record between. */
final class ValueReaders {
  private ValueReaders() {}

  static ValueReader of(Schema schema, org.apache.kafka.connect.data.Schema connect) {
    if (AvroTypes.isNullable(schema)) {
      return nullable(AvroTypes.nullIndex(schema), plain(AvroTypes.nonNull(schema), connect));
    }
    return plain(schema, connect);
  }

  private static ValueReader plain(Schema schema, org.apache.kafka.connect.data.Schema connect) {
    switch (schema.getType()) {
      case BOOLEAN:
        return BinaryDecoder::readBoolean;
      case INT:
        return ofInt(connect);
      case LONG:
        return ofLong(connect);
      case FLOAT:
        return BinaryDecoder::readFloat;
      case DOUBLE:
        return BinaryDecoder::readDouble;
      case STRING:
        return BinaryDecoder::readString;
      case ENUM:
        return symbols(schema.getEnumSymbols());
      case BYTES:
        return ofBytes(connect, ValueReaders::bytes);
      case FIXED:
        return ofBytes(connect, fixed(schema.getFixedSize()));
      case ARRAY:
        return array(of(schema.getElementType(), connect.valueSchema()));
      case MAP:
        return map(of(schema.getValueType(), connect.valueSchema()));
      case RECORD:
        return struct(schema, connect);
      default:
        throw new IllegalArgumentException("No plan for " + schema.getType());
    }
  }

  private static ValueReader nullable(int nullIndex, ValueReader reader) {
    return in -> {
      int branch = in.readIndex();
      if (branch == nullIndex) {
        return null;
      }
      if (branch != 1 - nullIndex) {
        throw new AvroRuntimeException("a union of two has no branch " + branch);
      }
      return reader.read(in);
    };
  }

  private static ValueReader ofInt(org.apache.kafka.connect.data.Schema connect) {
    if (Date.LOGICAL_NAME.equals(connect.name())) {
      return in -> Date.toLogical(connect, in.readInt());
    }
    if (Time.LOGICAL_NAME.equals(connect.name())) {
      return in -> Time.toLogical(connect, in.readInt());
    }
    return BinaryDecoder::readInt;
  }

  private static ValueReader ofLong(org.apache.kafka.connect.data.Schema connect) {
    return Timestamp.LOGICAL_NAME.equals(connect.name())
        ? in -> Timestamp.toLogical(connect, in.readLong())
        : BinaryDecoder::readLong;
  }

  private static ValueReader ofBytes(
      org.apache.kafka.connect.data.Schema connect, BytesReader reader) {
    if (!Decimal.LOGICAL_NAME.equals(connect.name())) {
      return reader::read;
    }
    int scale = Integer.parseInt(connect.parameters().get(Decimal.SCALE_FIELD));
    return in -> new BigDecimal(new BigInteger(reader.read(in)), scale);
  }

  private static byte[] bytes(BinaryDecoder in) throws IOException {
    ByteBuffer buffer = in.readBytes(null);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static BytesReader fixed(int size) {
    return in -> {
      byte[] bytes = new byte[size];
      in.readFixed(bytes);
      return bytes;
    };
  }

  private static ValueReader symbols(List<String> symbols) {
    return in -> symbols.get(in.readEnum());
  }

  private static ValueReader array(ValueReader element) {
    return in -> {
      List<Object> list = new ArrayList<>();
      for (long left = in.readArrayStart(); left != 0; left = in.arrayNext()) {
        for (long i = 0; i < left; i++) {
          list.add(element.read(in));
        }
      }
      return list;
    };
  }

  private static ValueReader map(ValueReader value) {
    return in -> {
      Map<String, Object> map = new HashMap<>();
      for (long left = in.readMapStart(); left != 0; left = in.mapNext()) {
        for (long i = 0; i < left; i++) {
          map.put(in.readString(), value.read(in));
        }
      }
      return map;
    };
  }

  private static ValueReader struct(Schema schema, org.apache.kafka.connect.data.Schema connect) {
    Field[] fields = connect.fields().toArray(new Field[0]);
    ValueReader[] readers = new ValueReader[fields.length];
    for (int i = 0; i < fields.length; i++) {
      readers[i] = of(schema.getFields().get(i).schema(), fields[i].schema());
    }
    return in -> {
      Struct struct = new Struct(connect);
      for (int i = 0; i < fields.length; i++) {
        struct.put(fields[i], readers[i].read(in));
      }
      return struct;
    };
  }

  @FunctionalInterface
  private interface BytesReader {
    byte[] read(BinaryDecoder in) throws IOException;
  }
}
