package io.pinflow.connect.source;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * The partition of a table's offsets. Connect asks for its hash code with every record, so it is
 * worked out once. Immutable.
 */
final class TablePartition extends AbstractMap<String, String> {
  private final Set<Map.Entry<String, String>> entries;
  private final int hash;

  /** Takes the map over; its order stays. */
  TablePartition(Map<String, String> entries) {
    this.entries = Collections.unmodifiableMap(entries).entrySet();
    this.hash = entries.hashCode();
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return entries;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }
}
