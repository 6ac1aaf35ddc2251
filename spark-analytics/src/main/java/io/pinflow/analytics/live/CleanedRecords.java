package io.pinflow.analytics.live;

import io.pinflow.analytics.kernel.Micros;
import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads records of a cleaned topic: Avro single-object encoding of the table's schema.
 *
 * <p>Of Avro only the decoder of single values is used. Spark 4.0 brings Avro 1.12.0, whose record
 * readers pass {@code array<double>} through float (AVRO-4108) and would spoil every coordinate.
 */
final class CleanedRecords {

  private static final int HEADER = 10;
  private static final short MARK = (short) 0xC301;

  private final Schema schema;
  private final long fingerprint;

  CleanedRecords(Table table) {
    this.schema = table.schema();
    this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
  }

  /**
   * The values of all columns.
   *
   * @throws RefusedMessageException when the bytes are no record of this table
   */
  List<Object> values(byte[] message) throws RefusedMessageException {
    requireHeader(message);
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(message, HEADER, message.length - HEADER, null);
    try {
      List<Object> values = new ArrayList<>();
      for (Schema.Field field : schema.getFields()) {
        values.add(value(field.schema(), decoder));
      }
      return values;
    } catch (IOException | RuntimeException broken) {
      throw LiveErrors.notCleaned("its body does not follow the schema of its header");
    }
  }

  private void requireHeader(byte[] message) throws RefusedMessageException {
    if (message.length < HEADER || ByteBuffer.wrap(message).getShort() != MARK) {
      throw LiveErrors.notCleaned("it does not begin with the mark of Avro single-object encoding");
    }
    long found = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    if (found != fingerprint) {
      throw LiveErrors.notCleaned("it was written with another schema than that of its table");
    }
  }

  private static Object value(Schema type, BinaryDecoder decoder) throws IOException {
    return switch (type.getType()) {
      case INT -> decoder.readInt();
      case DOUBLE -> decoder.readDouble();
      case STRING -> decoder.readString();
      case LONG -> time(type, decoder.readLong());
      case ARRAY -> list(type.getElementType(), decoder);
      case UNION -> value(type.getTypes().get(decoder.readIndex()), decoder);
      case NULL -> null;
      default -> throw new IllegalArgumentException("No cleaned column is of Avro's " + type);
    };
  }

  private static Object time(Schema type, long value) {
    return type.getLogicalType() instanceof LogicalTypes.LocalTimestampMicros
        ? Micros.time(value)
        : (Object) value;
  }

  private static List<Object> list(Schema element, BinaryDecoder decoder) throws IOException {
    List<Object> list = new ArrayList<>();
    for (long block = decoder.readArrayStart(); block != 0; block = decoder.arrayNext()) {
      for (long item = 0; item < block; item++) {
        list.add(value(element, decoder));
      }
    }
    return list;
  }
}
