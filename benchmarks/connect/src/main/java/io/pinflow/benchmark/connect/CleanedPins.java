package io.pinflow.benchmark.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.pinflow.records.Cleaning;
import io.pinflow.records.Pin;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RejectedRecordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pins as the cleaned topic holds them: Avro single-object encoding. */
final class CleanedPins {
  private static final ObjectReader READER = new ObjectMapper().readerFor(Map.class);

  private CleanedPins() {}

  static List<byte[]> of(List<byte[]> raw) throws IOException, RejectedRecordException {
    List<byte[]> cleaned = new ArrayList<>(raw.size());
    for (byte[] message : raw) {
      cleaned.add(of(message));
    }
    return cleaned;
  }

  private static byte[] of(byte[] message) throws IOException, RejectedRecordException {
    Map<String, ?> fields = READER.readValue(message);
    ByteBuffer encoded = Pin.getEncoder().encode(Cleaning.pin(RawRecord.of(fields)));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
