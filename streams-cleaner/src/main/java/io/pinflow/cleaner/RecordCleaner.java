package io.pinflow.cleaner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.pinflow.records.Cleaning;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RawRecords;
import io.pinflow.records.RecordErrors;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Reads the bytes of a raw message and cleans the rows in it. Safe to use from several threads. */
final class RecordCleaner {
  private static final ObjectReader READER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(Object.class);

  private final Table table;

  RecordCleaner(Table table) {
    this.table = table;
  }

  /**
   * The cleaned rows of a message, one in nearly every case.
   *
   * @throws RefusedMessageException when the message or one of its rows can't be cleaned
   */
  List<SpecificRecord> clean(byte[] message) throws RefusedMessageException {
    List<RawRecord> rows = rows(message);
    if (rows.size() == 1) {
      return List.of(clean(rows, 0));
    }
    List<SpecificRecord> cleaned = new ArrayList<>(rows.size());
    for (int index = 0; index < rows.size(); index++) {
      cleaned.add(clean(rows, index));
    }
    return cleaned;
  }

  private SpecificRecord clean(List<RawRecord> rows, int index) throws RefusedMessageException {
    try {
      return Cleaning.clean(table, rows.get(index));
    } catch (RejectedRecordException e) {
      throw new RefusedMessageException(
          rows.size() == 1
              ? Refusal.of(e.rejection())
              : Refusal.ofRow(e.rejection(), index + 1, rows.size()));
    }
  }

  private static List<RawRecord> rows(byte[] message) throws RefusedMessageException {
    try {
      return RawRecords.unwrap(parse(message), READER::readValue);
    } catch (RejectedRecordException e) {
      throw new RefusedMessageException(Refusal.of(e.rejection()));
    }
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
    if (message == null) {
      return true;
    }
    for (byte character : message) {
      if (character > ' ' || character < 0) {
        return false;
      }
    }
    return true;
  }
}
