package io.pinflow.connect.source;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes the records that a reconciliation delivers: with a header that says why, and offsets of
 * their own, so that the tail's stay where they are.
 */
final class ReconcileRecords {
  static final int TOMBSTONE_BYTES = 8;

  /** Name of the header. */
  private static final String HEADER = "pinflow.reconcile";

  private final SourceTable table;
  private final Map<String, String> partition;
  private final HeaderWriter headers;
  private final Supplier<ReconcileState> state;

  ReconcileRecords(SourceTable table, Supplier<ReconcileState> state) {
    this.table = table;
    this.partition = partition(table.name());
    this.headers = new HeaderWriter(table.name(), table.form());
    this.state = state;
  }

  /** The offsets' partition; a HashMap for the reason that a table's is. */
  static Map<String, String> partition(TableName table) {
    Map<String, String> partition = new HashMap<>();
    partition.put("table", table.toString());
    partition.put("reconcile", "1");
    return Collections.unmodifiableMap(partition);
  }

  /** Whether a partition is of a comparison's offsets. */
  static boolean isPartition(Map<String, ?> partition) {
    return partition.keySet().equals(partition(TableName.of("")).keySet());
  }

  SourceRecord of(SourceRecord row, RepairDelivery.Kind kind) {
    ConnectHeaders all = new ConnectHeaders(row.headers());
    all.addString(HEADER, kind.toString().toLowerCase(Locale.ROOT));
    return new SourceRecord(
        partition,
        state.get().offset(),
        row.topic(),
        null,
        row.keySchema(),
        row.key(),
        row.valueSchema(),
        row.value(),
        null,
        all);
  }

  /** Its id is another one than the row's, which receivers may know already. */
  SourceRecord tombstone(ReconcileKey key) {
    String version = "deleted before " + state.get().startedMs();
    Iterable<Header> own = headers.headers(key.bound().toString(), key.bound(), version);
    SourceRecord tombstone =
        new SourceRecord(
            partition,
            null,
            table.topic(),
            null,
            key.record().schema(),
            key.record().value(),
            null,
            null,
            null,
            Optional.ofNullable(own).orElseGet(ConnectHeaders::new));
    return of(tombstone, RepairDelivery.Kind.DELETED);
  }
}
