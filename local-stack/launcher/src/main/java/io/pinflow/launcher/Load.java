package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.launcher.StageTimes.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Loads posts into the database by the emulator and knows what is in the tables then. */
final class Load implements FlowFollower.Expected {
  private static final int HEAP = 512;

  private final Home home;
  private final Stack stack;
  private final Installation installation;
  private final StageTimes times;
  private volatile JsonNode outcome;

  Load(Home home, Stack stack, Installation installation, StageTimes times) {
    this.home = home;
    this.stack = stack;
    this.installation = installation;
    this.times = times;
  }

  void run(List<String> arguments, ProgressDisplay display) throws InterruptedException {
    times.of(Stage.LOAD).start();
    ProgressDisplay.Stage shown = display.stage("load", "rows");
    emulate(arguments, event -> accept(event, shown));
    times.of(Stage.LOAD).stop();
    shown.finish();
  }

  /** Makes the three tables where they are missing and loads nothing. */
  void createTables() throws InterruptedException {
    emulate(
        List.of(
            "load",
            "--jdbc-url",
            stack.commands().databaseUrl(),
            "--user",
            DatabaseEngine.USER,
            "--rows",
            "0",
            "--progress",
            "none"),
        event -> {});
  }

  private void emulate(List<String> arguments, Consumer<JsonNode> events)
      throws InterruptedException {
    List<String> jvm = new ArrayList<>(List.of("-XX:+UseSerialGC", "-jar"));
    jvm.add(installation.runnableJar("emulator").toString());
    jvm.addAll(arguments);
    new ChildJob(stack.starter(), home, "load")
        .run(
            stack.starter().java(HEAP, jvm),
            Map.of("PINFLOW_DATABASE_PASSWORD", stack.secrets().databasePassword()),
            events);
  }

  private void accept(JsonNode event, ProgressDisplay.Stage shown) {
    if (event.has("progress")) {
      shown.update(
          event.path("done").asLong(), event.path("total").asLong(ProgressDisplay.UNKNOWN));
    } else if (event.has("present")) {
      outcome = event;
    }
  }

  @Override
  public boolean isComplete() {
    return outcome != null && times.of(Stage.LOAD).isStopped();
  }

  /** Rows now in each table. */
  @Override
  public Map<String, Long> rows() {
    return counts("present");
  }

  /** Rows that this load added to each table. */
  Map<String, Long> added() {
    return counts("loaded");
  }

  private Map<String, Long> counts(String which) {
    Map<String, Long> counts = new HashMap<>();
    Names.TABLES.forEach(table -> counts.put(table, outcome.path(which).path(table).asLong()));
    return counts;
  }
}
