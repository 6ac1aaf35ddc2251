package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the Spark batch and the report over a home, each its own process. */
final class Analytics {
  private static final int SPARK_HEAP = 2048;
  private static final int REPORT_HEAP = 256;
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

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
   * @return the run's summary
   */
  JsonNode batch(StackPorts ports, Secrets secrets, QueryOptions options, ProgressDisplay display)
      throws InterruptedException {
    JobStages stages = new JobStages(display);
    new ChildJob(starter, home, "batch")
        .run(batchCommand(ports, options), environment(secrets), stages::show);
    stages.finish();
    return Json.read(home.results().resolve("summary.json"));
  }

  private static Map<String, String> environment(Secrets secrets) {
    Map<String, String> environment = new HashMap<>(secrets.s3Environment());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    return environment;
  }

  private List<String> batchCommand(StackPorts ports, QueryOptions options) {
    List<String> arguments = new ArrayList<>(sparkFlags());
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
    arguments.addAll(options.arguments());
    return starter.java(SPARK_HEAP, arguments);
  }

  private static List<String> sparkFlags() {
    return Stream.concat(
            Stream.of(
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-Djdk.reflect.useDirectMethodHandle=false",
                "-Dio.netty.tryReflectionSetAccessible=true"),
            OPENED.stream().map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"))
        .toList();
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
