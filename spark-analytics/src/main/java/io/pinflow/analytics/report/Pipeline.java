package io.pinflow.analytics.report;

import java.util.List;
import java.util.Map;

/** What {@code pipeline.json} says of the way the rows went before Spark. */
record Pipeline(List<Stage> stages, Boolean addsUp, String database) {

  /** A place the rows were in, how many, and how long it took to bring them there. */
  record Stage(String name, long rows, Double seconds, Map<String, Long> tables) {
    Stage {
      name = name == null ? "" : name;
      seconds = seconds == null ? 0.0 : seconds;
      tables = tables == null ? Map.of() : tables;
    }
  }

  Pipeline {
    stages = stages == null ? List.of() : stages;
    database = database == null ? "" : database;
  }
}
