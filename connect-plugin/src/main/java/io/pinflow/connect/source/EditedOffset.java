package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One offset as a person wrote it, and what is wrong with it. Immutable. */
final class EditedOffset {
  private static final Set<String> OF_TABLE =
      Set.of(SourceTable.TABLE, SourceTable.COLUMN, SourceTable.VERSION);
  private static final Set<String> OF_QUERY =
      Set.of(SourceTable.QUERY, SourceTable.COLUMN, SourceTable.VERSION);
  private static final Set<String> OF_CHUNK =
      Set.of(SourceTable.TABLE, SourceTable.COLUMN, SourceTable.VERSION, SourceTable.CHUNK);
  private static final Set<String> FIELDS_OF_SCAN =
      Set.of(
          ScanOffset.SNAPSHOT,
          ScanOffset.MOMENT,
          TableOffset.PLAN,
          PartOffset.ROWS,
          ScanOffset.CONTENT,
          PartOffset.DONE);
  private static final Set<String> FIELDS =
      Set.of(TableOffset.KEY, GapTail.GAPS, SeenTail.SEEN, TableOffset.PLAN, NamedQuery.DIGEST);
  private static final Set<String> FIELDS_OF_CHUNK =
      Set.of(TableOffset.PLAN, TableOffset.KEY, PartOffset.ROWS, PartOffset.DONE);

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Map<String, ?> partition;
  private final Map<String, ?> offset;

  EditedOffset(Map<String, ?> partition, Map<String, ?> offset) {
    this.partition = partition;
    this.offset = offset;
  }

  /** The table or query it is of; only of a partition with nothing wrong about its form. */
  TableName name() {
    return TableName.of(text(isOfQuery() ? SourceTable.QUERY : SourceTable.TABLE));
  }

  boolean isOfQuery() {
    return partition.containsKey(SourceTable.QUERY);
  }

  /** What is wrong whatever the table. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    boolean hasForm = entriesBesidesMode().equals(entries()) && hasKnownMode();
    boolean isText = partition.values().stream().allMatch(String.class::isInstance);
    if (!hasForm || !isText || !text(SourceTable.VERSION).equals(SourceTable.OFFSET_VERSION)) {
      problems.add(OffsetErrors.foreignPartition(partition));
      return problems;
    }
    Set<String> unknown = new TreeSet<>(offset.keySet());
    unknown.removeAll(known());
    if (!unknown.isEmpty()) {
      problems.add(OffsetErrors.unknownOffsetFields(partition, unknown, known()));
    }
    if (!hasKey()) {
      problems.add(OffsetErrors.brokenOffset(partition, TableOffset.KEY));
    }
    check(GapTail.GAPS, text -> GapSet.of(text).requireOrder(), problems);
    check(SeenTail.SEEN, EditedOffset::requireRows, problems);
    check(TableOffset.PLAN, isOfChunk() ? SnapshotSchedule::requireId : SnapshotPlan::of, problems);
    check(ScanOffset.SNAPSHOT, SnapshotSchedule::requireId, problems);
    check(ScanOffset.MOMENT, SnapshotSchedule::requireId, problems);
    check(ScanOffset.CONTENT, ScanDigest.Digest::of, problems);
    check(NamedQuery.DIGEST, this::requireDigest, problems);
    check(PartOffset.ROWS, Number.class, problems);
    check(PartOffset.DONE, Boolean.class, problems);
    return problems;
  }

  /** What is wrong for a table that is read in this order. */
  List<String> problems(ReadOrder order) {
    if (!text(SourceTable.COLUMN).equals(order.names())) {
      return List.of(OffsetErrors.otherColumns(partition, order.names()));
    }
    List<String> problems = new ArrayList<>();
    Optional<Bound> bound = bound();
    if (bound.isPresent() && !order.accepts(bound.get())) {
      problems.add(OffsetErrors.otherKey(partition, order.describe()));
    }
    if (problems.isEmpty() && !planFits(order)) {
      problems.add(OffsetErrors.brokenOffset(partition, TableOffset.PLAN));
    }
    if (problems.isEmpty() && !gapsFit(order)) {
      problems.add(OffsetErrors.brokenOffset(partition, GapTail.GAPS));
    }
    String other = order.isCounted() ? SeenTail.SEEN : GapTail.GAPS;
    if (offset.get(other) != null) {
      problems.add(OffsetErrors.unknownOffsetFields(partition, Set.of(other), fields(order)));
    }
    return problems;
  }

  private boolean planFits(ReadOrder order) {
    Object plan = offset.get(TableOffset.PLAN);
    return plan == null || isOfChunk() || SnapshotPlan.of(plan.toString()).isOf(order);
  }

  /** Those at or after the key would be delivered twice. */
  private boolean gapsFit(ReadOrder order) {
    Object gaps = offset.get(GapTail.GAPS);
    if (gaps == null || !order.isCounted()) {
      return true;
    }
    OrderColumn column = order.columns().get(0);
    return bound()
        .filter(key -> GapSet.of(gaps.toString()).areBelow(GapTail.number(column, key)))
        .isPresent();
  }

  /** The point to go on from, empty for the first row. */
  Optional<Bound> bound() {
    return Optional.ofNullable(offset.get(TableOffset.KEY)).map(Bound::ofOffset);
  }

  @Override
  public String toString() {
    return partition.toString();
  }

  /** Whether it is of a table whose snapshots are all that is delivered. */
  boolean isOfSnapshots() {
    return partition.containsKey(SourceTable.MODE);
  }

  private boolean hasKnownMode() {
    return !isOfSnapshots() || text(SourceTable.MODE).equals(OrderConfig.MODE_SNAPSHOT);
  }

  private Set<String> entriesBesidesMode() {
    Set<String> entries = new TreeSet<>(partition.keySet());
    entries.remove(SourceTable.MODE);
    return entries;
  }

  /** Of a table without a key, which is read by scans. */
  private boolean isOfScan() {
    return isOfSnapshots() && text(SourceTable.COLUMN).isEmpty();
  }

  private Set<String> entries() {
    if (isOfQuery()) {
      return OF_QUERY;
    }
    return isOfChunk() ? OF_CHUNK : OF_TABLE;
  }

  private boolean isOfChunk() {
    return partition.containsKey(SourceTable.CHUNK);
  }

  private Set<String> known() {
    if (isOfScan()) {
      return FIELDS_OF_SCAN;
    }
    return isOfChunk() ? FIELDS_OF_CHUNK : FIELDS;
  }

  private void check(String field, Class<?> type, List<String> problems) {
    Object value = offset.get(field);
    if (value != null && !type.isInstance(value)) {
      problems.add(OffsetErrors.brokenOffset(partition, field));
    }
  }

  private void check(String field, Consumer<String> parser, List<String> problems) {
    if (!isSound(field, parser)) {
      problems.add(OffsetErrors.brokenOffset(partition, field));
    }
  }

  private boolean hasKey() {
    Object key = offset.get(TableOffset.KEY);
    boolean isWhole = key instanceof Long || key instanceof Integer;
    return key == null
        || ((isWhole || key instanceof String) && isParsed(() -> bound().ifPresent(Bound::size)));
  }

  /** A field may be missing. */
  private boolean isSound(String field, Consumer<String> parser) {
    Object value = offset.get(field);
    return value == null
        || (value instanceof String && isParsed(() -> parser.accept(value.toString())));
  }

  private void requireDigest(String digest) {
    if (!isOfQuery() || !DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("No digest of a query");
    }
  }

  private static void requireRows(String seen) {
    if (Base64.getDecoder().decode(seen).length % SeenSet.ROW_BYTES != 0) {
      throw new IllegalArgumentException("Part of a row");
    }
  }

  private static boolean isParsed(Runnable parser) {
    try {
      parser.run();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Set<String> fields(ReadOrder order) {
    Set<String> fields = new TreeSet<>(FIELDS);
    fields.remove(order.isCounted() ? SeenTail.SEEN : GapTail.GAPS);
    return fields;
  }

  private String text(String entry) {
    return String.valueOf(partition.get(entry));
  }
}
