package io.pinflow.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The live Spark job over a home, its own process: from streams and topics to the Delta tables. */
final class LiveJob {
  static final String NAME = "live";

  private static final int HEAP = 1200;

  private final Home home;
  private final Names names;
  private final Installation installation;
  private final ProcessStarter starter;
  private final ChildJob job;
  private final LiveCounts counts = new LiveCounts();

  LiveJob(Home home, Names names, Installation installation, ProcessStarter starter) {
    this.home = home;
    this.names = names;
    this.installation = installation;
    this.starter = starter;
    this.job = new ChildJob(starter, home, NAME);
  }

  LiveCounts counts() {
    return counts;
  }

  /**
   * Runs until the job ends or is stopped.
   *
   * @param keys how it proves to Kinesis who it is
   * @throws Problem when it fails, with what it said last
   */
  void run(int kafkaPort, LiveAddresses addresses, Map<String, String> keys, LiveJobOptions options)
      throws InterruptedException {
    job.run(command(kafkaPort, addresses, options), SparkFlags.environment(keys), counts::accept);
  }

  /** Lets it finish the micro-batch it is in. */
  void stop() {
    job.stop();
  }

  private List<String> command(int kafkaPort, LiveAddresses addresses, LiveJobOptions options) {
    List<String> arguments = new ArrayList<>(SparkFlags.longJob());
    arguments.addAll(
        List.of(
            "-cp",
            installation.classpath("spark-analytics"),
            "io.pinflow.analytics.AnalyticsMain",
            "live",
            "--user-id",
            names.userId(),
            "--tables",
            home.tables().toString(),
            "--checkpoints",
            home.checkpoints().toString(),
            "--region",
            addresses.region(),
            "--kinesis-endpoint",
            addresses.kinesisEndpoint(),
            "--initial-position",
            "earliest",
            "--bootstrap-servers",
            "127.0.0.1:" + kafkaPort,
            "--progress",
            "json"));
    arguments.addAll(options.arguments());
    return starter.java(HEAP, arguments);
  }
}
