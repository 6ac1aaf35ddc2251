package io.pinflow.analytics.aggregates;

import io.pinflow.records.Table;
import java.util.Map;

/**
 * What is kept from one run to the next.
 *
 * @param sources the versions of the tables that the counts stand for
 */
record State(Counts counts, Map<Table, Counted> sources) {

  State {
    sources = Map.copyOf(sources);
  }

  /**
   * A table as it was when it was counted.
   *
   * @param rows how many it had
   */
  record Counted(String id, long version, long rows) {

    boolean is(Source source) {
      return id.equals(source.id()) && version == source.version();
    }
  }
}
