package io.pinflow.analytics;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RawRecords;
import io.pinflow.records.RecordErrors;
import io.pinflow.records.RejectedRecordException;
import java.io.IOException;
import java.util.List;

/** The rows in a raw message, read as the cleaner reads it; safe for use from any thread. */
public final class JsonMessages {

  private static final ObjectReader READER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(Object.class);

  private JsonMessages() {}

  /**
   * The rows of a message, at least one.
   *
   * @throws RejectedRecordException when it is blank, is not JSON, or holds anything besides rows
   */
  public static List<RawRecord> rows(String message) throws RejectedRecordException {
    return RawRecords.parse(message, READER::readValue);
  }

  /**
   * The rows of a message, at least one.
   *
   * @throws RejectedRecordException when it is blank, is not JSON, or holds anything besides rows
   */
  public static List<RawRecord> rows(byte[] message) throws RejectedRecordException {
    return RawRecords.unwrap(parse(message), READER::readValue);
  }

  private static Object parse(byte[] message) throws RejectedRecordException {
    if (isBlank(message)) {
      throw RecordErrors.emptyRecord();
    }
    try {
      return READER.readValue(message);
    } catch (IOException notJson) {
      throw RecordErrors.brokenJson();
    }
  }

  private static boolean isBlank(byte[] message) {
    for (byte character : message) {
      if (character > ' ' || character < 0) {
        return false;
      }
    }
    return true;
  }
}
