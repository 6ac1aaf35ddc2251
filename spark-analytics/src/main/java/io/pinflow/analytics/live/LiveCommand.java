package io.pinflow.analytics.live;

import io.pinflow.analytics.AnalyticsErrors;
import io.pinflow.analytics.AnalyticsException;
import io.pinflow.analytics.JobOptions;
import io.pinflow.analytics.Platform;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code live}: follow streams and topics into the Delta tables. */
@Command(
    name = "live",
    description = "Follow Kinesis or Kafka into the Delta tables, seconds behind.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class LiveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private JobOptions job;

  @Option(
      names = "--from",
      paramLabel = "kinesis|kafka",
      required = true,
      split = ",",
      description = "What to follow; both: kinesis,kafka.")
  private List<Origin> from = new ArrayList<>();

  @Option(
      names = "--trigger",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Time between the starts of two micro-batches.")
  private BigDecimal trigger;

  @Option(
      names = "--available-now",
      description = "End when everything that is there at the start is in.")
  private boolean availableNow;

  @Option(
      names = "--kinesis-format",
      paramLabel = "pinflow-kinesis|kinesis",
      defaultValue = "pinflow-kinesis",
      description = "Spark's name of the source; kinesis is Databricks' own.")
  private String kinesisFormat;

  @Option(
      names = "--stream-layout",
      paramLabel = "tables|shared",
      defaultValue = "tables",
      description = "A stream a table, or one for all, told apart by partition key.")
  private KinesisSettings.StreamLayout streamLayout;

  @Option(
      names = "--shared-stream",
      paramLabel = "NAME",
      description = "The stream of the shared layout.")
  private String sharedStream;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "AWS region of the streams (default: AWS_REGION, else us-east-1).")
  private String region;

  @Option(
      names = "--kinesis-endpoint",
      paramLabel = "URL",
      description = "A Kinesis other than AWS.")
  private String kinesisEndpoint;

  @Option(
      names = "--initial-position",
      paramLabel = "earliest|latest",
      defaultValue = "earliest",
      description = "Where the first run begins in the streams.")
  private KinesisSettings.InitialPosition initialPosition;

  @Option(
      names = "--kinesis-option",
      paramLabel = "K=V",
      description =
          "More options of the source, such as serviceCredential=NAME or consumerMode=efo on"
              + " Databricks; again for each.")
  private Map<String, String> kinesisOptions = new LinkedHashMap<>();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "Kafka's brokers (default: those in --kafka-config).")
  private String bootstrapServers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of the Kafka client, such as a client.properties for MSK.")
  private Path kafkaConfig;

  @Option(
      names = "--topics",
      paramLabel = "cleaned|raw",
      defaultValue = "cleaned",
      description = "Which topics to follow; raw messages are cleaned here.")
  private KafkaSettings.Topics topics;

  /** Made by the command line. */
  public LiveCommand() {}

  @Override
  public Integer call() {
    LiveSettings settings = settings();
    try (LiveDisplay display = LiveDisplay.of(job.progress())) {
      LiveJob live = new LiveJob(settings, display);
      if (!Platform.databricks()) {
        StopSignals.call(live::stop);
      }
      live.run();
    }
    return 0;
  }

  private LiveSettings settings() {
    try {
      return new LiveSettings(
          job.names(),
          job.tables(),
          job.checkpoints(),
          availableNow ? LiveSettings.Until.CAUGHT_UP : LiveSettings.Until.STOPPED,
          interval(),
          from.contains(Origin.KINESIS) ? Optional.of(kinesis()) : Optional.empty(),
          from.contains(Origin.KAFKA) ? Optional.of(kafka()) : Optional.empty(),
          job.s3Endpoint(),
          job.sparkOptions());
    } catch (AnalyticsException badValue) {
      throw new ParameterException(spec.commandLine(), badValue.getMessage(), badValue);
    }
  }

  private Duration interval() {
    if (trigger.signum() < 0 || trigger.compareTo(BigDecimal.valueOf(86_400)) > 0) {
      throw LiveErrors.invalidTrigger(trigger.toPlainString());
    }
    return Duration.ofMillis(trigger.movePointRight(3).longValue());
  }

  private KinesisSettings kinesis() {
    if (streamLayout == KinesisSettings.StreamLayout.SHARED && sharedStream == null) {
      throw LiveErrors.missingSharedStream();
    }
    String ownRegion = Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1");
    return new KinesisSettings(
        kinesisFormat,
        streamLayout,
        Optional.ofNullable(sharedStream).orElse(""),
        Optional.ofNullable(region).orElse(ownRegion),
        Optional.ofNullable(kinesisEndpoint)
            .map(url -> AnalyticsErrors.requireEndpoint("--kinesis-endpoint", url)),
        initialPosition,
        Map.copyOf(kinesisOptions));
  }

  private KafkaSettings kafka() {
    Map<String, String> client = new LinkedHashMap<>();
    if (kafkaConfig != null) {
      Properties properties = properties();
      properties.stringPropertyNames().forEach(key -> client.put(key, properties.getProperty(key)));
    }
    String inFile = client.remove("bootstrap.servers");
    String brokers =
        Optional.ofNullable(bootstrapServers)
            .or(() -> Optional.ofNullable(inFile))
            .orElseThrow(LiveErrors::missingBrokers);
    return new KafkaSettings(brokers, Map.copyOf(client), topics);
  }

  private Properties properties() {
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(kafkaConfig)) {
      properties.load(file);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw LiveErrors.unreadableKafkaConfig(kafkaConfig.toString(), e);
    }
  }
}
