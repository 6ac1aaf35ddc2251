package io.pinflow.cleaner;

import io.pinflow.records.Table;
import org.apache.avro.specific.SpecificRecord;

/**
 * The cleaner's own way from the bytes of a raw message to those of the cleaned one, opened to the
 * benchmark: in the cleaner's package because its classes are nobody else's business.
 */
public final class MessageCleaning {
  private final Table table;
  private final RecordCleaner cleaner;
  private final CleanedFormat format = CleanedFormat.of("avro");

  /** For messages of one table, in Avro. */
  public MessageCleaning(Table table) {
    this.table = table;
    this.cleaner = new RecordCleaner(table);
  }

  /** How many bytes the cleaned rows of a message have. */
  public int clean(byte[] message) throws Exception {
    int bytes = 0;
    for (SpecificRecord cleaned : cleaner.clean(message)) {
      bytes += format.encode(table, cleaned).length;
    }
    return bytes;
  }
}
