package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Shows the stages a job goes through one after another: the next one's first event ends the one
 * before.
 */
final class JobStages {
  private final ProgressDisplay display;
  private String name = "";
  private ProgressDisplay.Stage stage;

  JobStages(ProgressDisplay display) {
    this.display = display;
  }

  /** Takes an event of the job; one without progress says nothing here. */
  void show(JsonNode event) {
    if (event.has("progress")) {
      open(event.path("progress").asText());
      stage.update(
          event.path("done").asLong(), event.path("total").asLong(ProgressDisplay.UNKNOWN));
    }
  }

  private void open(String wanted) {
    if (!wanted.equals(name)) {
      finish();
      name = wanted;
      stage = display.stage(wanted, wanted.equals("queries") ? "queries" : "rows");
    }
  }

  void finish() {
    if (stage != null) {
      stage.finish();
      stage = null;
    }
  }
}
