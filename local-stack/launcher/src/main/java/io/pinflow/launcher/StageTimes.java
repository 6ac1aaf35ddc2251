package io.pinflow.launcher;

import java.util.EnumMap;
import java.util.Map;

/** How long each stage of a run took. Safe to use from several threads. */
final class StageTimes {
  /** The stages in the order of the flow. */
  enum Stage {
    START("Start"),
    LOAD("Load"),
    SOURCE("Source"),
    CLEAN("Clean"),
    LAND("Land"),
    SPARK("Spark"),
    REPORT("Report");

    private final String title;

    Stage(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Map<Stage, Stopwatch> watches = new EnumMap<>(Stage.class);

  StageTimes() {
    for (Stage stage : Stage.values()) {
      watches.put(stage, new Stopwatch());
    }
  }

  Stopwatch of(Stage stage) {
    return watches.get(stage);
  }

  double seconds(Stage stage) {
    return of(stage).seconds();
  }
}
