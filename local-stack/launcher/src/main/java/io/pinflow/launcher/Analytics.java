package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the Spark batch and the report over a home, each its own process. */
final class Analytics {
  private static final int SPARK_HEAP = 2048;
  private static final int REPORT_HEAP = 256;

  private final Home home;
  private final Names names;
  private final Installation installation;
  private final ProcessStarter starter;

  Analytics(Home home, Names names, Installation installation, ProcessStarter starter) {
    this.home = home;
    this.names = names;
    this.installation = installation;
    this.starter = starter;
  }

  /**
   * Merges what has landed since the last run and runs the queries.
   *
   * @param options further arguments of the job
   * @return the run's summary
   */
  JsonNode batch(StackPorts ports, Secrets secrets, List<String> options, ProgressDisplay display)
      throws InterruptedException {
    JobStages stages = new JobStages(display);
    new ChildJob(starter, home, "batch")
        .run(
            batchCommand(ports, options),
            SparkFlags.environment(secrets.s3Environment()),
            stages::show);
    stages.finish();
    return Json.read(home.results().resolve("summary.json"));
  }

  /** Shows what a batch would read and do. */
  void plan(StackPorts ports, Secrets secrets, List<String> options, ProgressDisplay display)
      throws InterruptedException {
    new ChildJob(starter, home, "batch")
        .run(
            batchCommand(ports, options),
            SparkFlags.environment(secrets.s3Environment()),
            event -> {
              if (event.has("plan")) {
                display.say(event.path("plan").asText());
              }
            });
  }

  private List<String> batchCommand(StackPorts ports, List<String> options) {
    List<String> arguments = new ArrayList<>(SparkFlags.shortJob());
    arguments.addAll(
        List.of(
            "-cp",
            installation.classpath("spark-analytics"),
            "io.pinflow.analytics.AnalyticsMain",
            "batch",
            "--user-id",
            names.userId(),
            "--input",
            names.landing(),
            "--tables",
            home.tables().toString(),
            "--checkpoints",
            home.checkpoints().toString(),
            "--results",
            home.results().toString(),
            "--s3-endpoint",
            ports.s3Endpoint().toString(),
            "--progress",
            "json"));
    arguments.addAll(options);
    return starter.java(SPARK_HEAP, arguments);
  }

  /** Writes the report from the results that are there. */
  void report() throws InterruptedException {
    List<String> command =
        starter.java(
            REPORT_HEAP,
            List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                installation.classpath("spark-analytics"),
                "io.pinflow.analytics.report.ReportMain",
                "--results",
                home.results().toString(),
                "--output",
                home.report().toString()));
    new ChildJob(starter, home, "report").run(command, Map.of(), event -> {});
  }
}
