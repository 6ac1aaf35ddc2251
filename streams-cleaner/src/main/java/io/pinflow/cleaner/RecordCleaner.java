package io.pinflow.cleaner;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.io.UncheckedIOException;
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
   * @throws RejectedRecordException when the message or one of its rows can't be cleaned: a message
   *     is taken or refused as a whole, so that counts add up
   */
  List<SpecificRecord> clean(byte[] message) throws RejectedRecordException {
    List<RawRecord> rows = RawRecords.unwrap(parse(message), READER::readValue);
    if (rows.size() == 1) {
      return List.of(Cleaning.clean(table, rows.get(0)));
    }
    List<SpecificRecord> cleaned = new ArrayList<>(rows.size());
    for (RawRecord row : rows) {
      cleaned.add(Cleaning.clean(table, row));
    }
    return cleaned;
  }

  private static Object parse(byte[] message) throws RejectedRecordException {
    if (isBlank(message)) {
      throw RecordErrors.emptyRecord();
    }
    try {
      return READER.readValue(message);
    } catch (JsonProcessingException e) {
      throw RecordErrors.brokenJson();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
