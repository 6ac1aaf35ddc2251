package io.pinflow.cleaner;

import io.pinflow.records.Cleaning;
import io.pinflow.records.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Cleans each record of one table, or sends it as it came to the dead letter with the reason.
 *
 * <p>A message that holds several rows gives several cleaned records, or one dead letter: it is
 * taken or refused as a whole, since the dead letter holds the whole of it and sending that again
 * must not double the good rows. Nothing is forwarded before all of it is ready.
 */
final class CleaningProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private final Table table;
  private final CleanedFormat format;
  private final CleanerNames names;
  private final SizeLimits limits;
  private final RecordCleaner cleaner;
  private ProcessorContext<byte[], byte[]> context;

  CleaningProcessor(Table table, CleanedFormat format, CleanerNames names, SizeLimits limits) {
    this.table = table;
    this.format = format;
    this.names = names;
    this.limits = limits;
    this.cleaner = new RecordCleaner(table);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    this.context = processorContext;
  }

  @Override
  public void process(Record<byte[], byte[]> raw) {
    try {
      for (Record<byte[], byte[]> record : cleaned(raw)) {
        context.forward(record, CleaningTopology.cleanedSink(table));
      }
    } catch (RefusedMessageException e) {
      refuse(raw, e.refusal());
    }
  }

  private List<Record<byte[], byte[]>> cleaned(Record<byte[], byte[]> raw)
      throws RefusedMessageException {
    List<SpecificRecord> rows = cleaner.clean(raw.value());
    if (rows.size() == 1) {
      return List.of(cleaned(raw, rows.get(0)));
    }
    List<Record<byte[], byte[]>> records = new ArrayList<>(rows.size());
    for (SpecificRecord row : rows) {
      records.add(cleaned(raw, row));
    }
    return records;
  }

  private Record<byte[], byte[]> cleaned(Record<byte[], byte[]> raw, SpecificRecord row)
      throws RefusedMessageException {
    Record<byte[], byte[]> record =
        new Record<>(
            Cleaning.key(row).getBytes(StandardCharsets.UTF_8),
            format.encode(table, row),
            raw.timestamp(),
            raw.headers());
    long bytes = SizeLimits.size(record);
    int limit = limits.cleaned(table);
    if (bytes > limit) {
      throw new RefusedMessageException(Refusal.tooLarge(bytes, limit, names.cleanedTopic(table)));
    }
    return record;
  }

  /**
   * What is too large for the dead letter topic is left out: the value, then all but the reason.
   */
  private void refuse(Record<byte[], byte[]> raw, Refusal refusal) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    Record<byte[], byte[]> letter = letter(raw, from, refusal);
    if (SizeLimits.size(letter) > limits.deadLetter()) {
      letter = letter(raw.withValue(null), from, refusal.withoutValue(from));
    }
    if (SizeLimits.size(letter) > limits.deadLetter()) {
      Record<byte[], byte[]> bare = new Record<>(null, null, raw.timestamp(), new RecordHeaders());
      letter = letter(bare, from, refusal.withoutValue(from));
    }
    context.forward(letter, CleaningTopology.deadLetterSink(table));
  }

  private Record<byte[], byte[]> letter(
      Record<byte[], byte[]> raw, RecordMetadata from, Refusal refusal) {
    Record<byte[], byte[]> letter = raw.withHeaders(raw.headers());
    DeadLetterHeaders.write(letter.headers(), table, from, refusal);
    return letter;
  }
}
