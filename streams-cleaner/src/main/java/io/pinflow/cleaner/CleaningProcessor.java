package io.pinflow.cleaner;

import io.pinflow.records.Cleaning;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Table;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Cleans each record of one table, or sends it as it came to the dead letter with the reason. */
final class CleaningProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private final Table table;
  private final CleanedFormat format;
  private final String cleanedSink;
  private final String deadLetterSink;
  private final RecordCleaner cleaner;
  private ProcessorContext<byte[], byte[]> context;

  CleaningProcessor(Table table, CleanedFormat format, String cleanedSink, String deadLetterSink) {
    this.table = table;
    this.format = format;
    this.cleanedSink = cleanedSink;
    this.deadLetterSink = deadLetterSink;
    this.cleaner = new RecordCleaner(table);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    this.context = processorContext;
  }

  @Override
  public void process(Record<byte[], byte[]> raw) {
    try {
      for (SpecificRecord cleaned : cleaner.clean(raw.value())) {
        context.forward(
            raw.withKey(Cleaning.key(cleaned).getBytes(StandardCharsets.UTF_8))
                .withValue(format.encode(table, cleaned)),
            cleanedSink);
      }
    } catch (RejectedRecordException e) {
      refuse(raw, e);
    }
  }

  private void refuse(Record<byte[], byte[]> raw, RejectedRecordException refusal) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    DeadLetterHeaders.write(raw.headers(), table, from, refusal.rejection());
    context.forward(raw, deadLetterSink);
  }
}
