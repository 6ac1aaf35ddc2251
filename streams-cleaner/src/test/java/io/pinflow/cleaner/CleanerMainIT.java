package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar without a broker: every misuse gets a line and an exit code. */
class CleanerMainIT {
  private static final String NO_BROKER = "127.0.0.1:1";

  @TempDir private static Path folder;

  @Test
  void shouldNameTheMissingOption() throws Exception {
    expect(2, "Missing required option: '--config=FILE'");
  }

  @Test
  void shouldNameTheUnreadableFile() throws Exception {
    expect(2, "Cannot read the configuration 'absent.properties'", "--config", "absent.properties");
  }

  @Test
  void shouldNameTheUnknownKey() throws Exception {
    expect(
        2,
        "unknown keys [cleaner.usr-id]",
        "--config",
        config("cleaner.user-id=u"),
        "--set",
        "cleaner.usr-id=u");
  }

  @Test
  void shouldNameTheClientKeyWithABadValue() throws Exception {
    expect(
        2,
        "Invalid value much for configuration linger.ms",
        "--config",
        config("cleaner.user-id=u"),
        "--set",
        "producer.linger.ms=much");
  }

  @Test
  void shouldPrintTheTopology() throws Exception {
    expect(
        0,
        "Source: pin-raw (topics: [u.pin])",
        "--config",
        config("cleaner.user-id=u"),
        "--print-topology");
  }

  @Test
  void shouldTellItsVersion() throws Exception {
    expect(0, "pinflow-cleaner 0.", "--version");
  }

  @Test
  void shouldNotWaitForABrokerThatIsNotThere() throws Exception {
    expect(1, "Cannot reach Kafka at '" + NO_BROKER + "'", "--config", config("cleaner.user-id=u"));
  }

  @Test
  void shouldReachForMskWithTheSettingsOfIam() throws Exception {
    String log;
    try (CleanerProcess cleaner =
        CleanerProcess.started(
            folder,
            "--config",
            config(
                "cleaner.user-id=u",
                "security.protocol=SASL_SSL",
                "sasl.mechanism=AWS_MSK_IAM",
                "sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required;",
                "sasl.client.callback.handler.class=software.amazon.msk.auth.iam.IAMClientCallbackHandler"))) {
      assertThat(cleaner.awaitExit()).isEqualTo(1);
      log = cleaner.log();
    }

    assertThat(log).contains("Cannot reach Kafka").doesNotContain("NoClassDefFound", "Exception");
  }

  @Test
  void shouldSignForMskWithTheClassesInTheJar() throws Exception {
    try (CleanerProcess probe =
        CleanerProcess.onItsJar(
            folder, MskIamProbe.class, "-Daws.accessKeyId=id", "-Daws.secretAccessKey=secret")) {
      assertThat(probe.awaitExit()).as(probe.log()).isZero();
      assertThat(probe.log()).contains("\"x-amz-signature\"", "kafka-cluster:Connect");
    }
  }

  private static void expect(int exit, String line, String... arguments) throws Exception {
    try (CleanerProcess cleaner = CleanerProcess.started(folder, arguments)) {
      assertThat(cleaner.awaitExit()).as(cleaner.log()).isEqualTo(exit);
      assertThat(cleaner.log()).contains(line).doesNotContain("\tat ");
    }
  }

  private static String config(String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "cleaner", ".properties");
    Files.writeString(
        file, "bootstrap.servers=" + NO_BROKER + "\n" + String.join("\n", lines) + "\n");
    return file.toString();
  }
}
