package io.pinflow.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/** Shows how the tables grow: rows of each, and what was set aside. */
final class LiveDisplay {
  private static final String REFUSED = "refused";

  private final Map<String, ProgressDisplay.Stage> stages = new LinkedHashMap<>();

  LiveDisplay(ProgressDisplay display) {
    for (String table : Names.TABLES) {
      stages.put(table, display.stage(table, "rows"));
    }
    stages.put(REFUSED, display.stage(REFUSED, "records"));
  }

  void show(LiveCounts counts) {
    for (String table : Names.TABLES) {
      stages.get(table).update(counts.of(table).rows(), ProgressDisplay.UNKNOWN);
    }
    stages.get(REFUSED).update(counts.refused(), ProgressDisplay.UNKNOWN);
  }

  void finish() {
    stages.values().forEach(ProgressDisplay.Stage::finish);
  }
}
