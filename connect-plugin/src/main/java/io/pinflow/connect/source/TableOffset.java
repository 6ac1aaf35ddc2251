package io.pinflow.connect.source;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The offset of one record. What is known of keys passed over is written out only when Connect
 * stores the offset, which it does with one in thousands.
 */
final class TableOffset extends AbstractMap<String, Object> {
  /** Field of the point the table is read up to. */
  static final String KEY = "key";

  /** Field of what is left to all tasks to read. */
  static final String PLAN = "plan";

  private final Object key;
  private final String memoryField;
  private final Memory memory;
  private final Optional<String> plan;
  private final String queryDigest;

  /**
   * Describes an offset.
   *
   * @param plan what is left to all tasks, empty for nothing
   * @param queryDigest the digest of the query the record is of, empty for a table's
   */
  TableOffset(
      Object key, String memoryField, Memory memory, Optional<String> plan, String queryDigest) {
    this.key = key;
    this.memoryField = memoryField;
    this.memory = memory;
    this.plan = plan;
    this.queryDigest = queryDigest;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (key != null) {
      entries.put(KEY, key);
    }
    String text = memory.text();
    if (!text.isEmpty()) {
      entries.put(memoryField, text);
    }
    plan.ifPresent(all -> entries.put(PLAN, all));
    if (!queryDigest.isEmpty()) {
      entries.put(NamedQuery.DIGEST, queryDigest);
    }
    return entries.entrySet();
  }

  /** What was known when a record was made, whatever is learned later. */
  interface Memory {
    /** As an offset has it, empty for nothing; called from any thread. */
    String text();
  }
}
