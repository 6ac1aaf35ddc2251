package io.pinflow.benchmark.cleaner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;
import io.pinflow.cleaner.MessageCleaning;
import io.pinflow.records.Cleaning;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The messages of one table: parsed, cleaned as parsed, and cleaned from bytes to bytes. */
final class TableCleaning {
  /** Reads as the cleaner does. */
  private static final ObjectReader READER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(Object.class);

  private final Table table;
  private final List<byte[]> messages;
  private final List<Map<String, ?>> parsed;
  private final Volume volume;
  private final MessageCleaning cleaning;

  TableCleaning(Table table, List<byte[]> messages) throws IOException {
    this.table = table;
    this.messages = messages;
    this.parsed = parse(messages);
    this.volume = new Volume(messages.size(), messages.stream().mapToLong(row -> row.length).sum());
    this.cleaning = new MessageCleaning(table);
  }

  Comparison comparison() {
    String name = table.topicSuffix();
    return new Comparison(
        Contender.of(name + ": parse the JSON", this::parse),
        List.of(
            Contender.of(name + ": clean what is parsed", this::cleanParsed),
            Contender.of(name + ": JSON bytes to cleaned Avro", this::cleanBytes)));
  }

  private Volume parse() throws IOException {
    int fields = 0;
    for (byte[] message : messages) {
      fields += ((Map<?, ?>) READER.readValue(message)).size();
    }
    return checked(fields, messages.size() * table.rawFields().size());
  }

  private Volume cleanParsed() throws RejectedRecordException {
    int fields = 0;
    for (Map<String, ?> row : parsed) {
      fields += Cleaning.clean(table, RawRecord.of(row)).getSchema().getFields().size();
    }
    return checked(fields, messages.size() * table.schema().getFields().size());
  }

  private Volume cleanBytes() throws Exception {
    long bytes = 0;
    for (byte[] message : messages) {
      bytes += cleaning.clean(message);
    }
    return bytes > messages.size() ? volume : checked(0, messages.size());
  }

  /** The results are looked at, so that no compiler leaves the work out. */
  private Volume checked(int found, int expected) {
    if (found != expected) {
      throw BenchmarkErrors.wrongCount("fields went missing", expected, found);
    }
    return volume;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, ?>> parse(List<byte[]> messages) throws IOException {
    List<Map<String, ?>> rows = new ArrayList<>(messages.size());
    for (byte[] message : messages) {
      rows.add((Map<String, ?>) READER.readValue(message));
    }
    return rows;
  }
}
