package io.pinflow.spark.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pinflow.spark.kinesis.InitialPosition.Kind;
import io.pinflow.spark.kinesis.KinesisOptions.Aggregated;
import io.pinflow.spark.kinesis.KinesisOptions.Fetching;
import io.pinflow.spark.kinesis.KinesisOptions.LossPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinesisOptionsTest {

  @Test
  void shouldHaveDefaults() {
    KinesisOptions options =
        KinesisOptions.parse(Map.of("streamName", "pins", "region", "eu-west-1"));

    assertThat(options)
        .isEqualTo(
            new KinesisOptions(
                List.of("pins"),
                new ClientSettings(
                    "eu-west-1", null, null, null, null, null, null, "pinflow-kinesis", null),
                new InitialPosition(Kind.LATEST, 0),
                new Fetching(10_000, Duration.ofMillis(250), 1 << 20, 256L << 20),
                0,
                Duration.ofSeconds(10),
                5,
                Duration.ofSeconds(1),
                LossPolicy.FAIL,
                Aggregated.TAKE_APART));
  }

  @Test
  void shouldReadEveryOption() {
    Map<String, String> values = everyOption();

    KinesisOptions options = KinesisOptions.parse(values);

    assertThat(values.keySet())
        .containsExactlyInAnyOrderElementsOf(
            new TreeSet<>(
                List.of(KinesisOption.values()).stream().map(KinesisOption::key).toList()));
    assertThat(options)
        .isEqualTo(
            new KinesisOptions(
                List.of("pins", "geos"),
                new ClientSettings(
                    "eu-west-1",
                    URI.create("http://127.0.0.1:4568"),
                    "AKIA",
                    "hush",
                    "token",
                    "arn:aws:iam::1:role/r",
                    "external",
                    "session",
                    URI.create("https://sts.eu-west-1.amazonaws.com")),
                new InitialPosition(Kind.OLDEST, 0),
                new Fetching(500, Duration.ofMillis(400), 2 << 20, 1L << 30),
                700,
                Duration.ofMinutes(1),
                2,
                Duration.ofSeconds(30),
                LossPolicy.GO_ON,
                Aggregated.AS_IT_IS));
  }

  private static Map<String, String> everyOption() {
    Map<String, String> values = new HashMap<>();
    values.put("streamName", "pins, geos");
    values.put("region", "eu-west-1");
    values.put("initialPosition", "trim_horizon");
    values.put("maxRecordsPerTrigger", "700");
    values.put("maxRecordsPerFetch", "500");
    values.put("maxFetchRate", "2");
    values.put("maxFetchDuration", "1m");
    values.put("minFetchPeriod", "0.4s");
    values.put("fetchBufferSize", "1gb");
    values.put("shardsPerTask", "2");
    values.put("shardFetchInterval", "30 s");
    values.put("failOnDataLoss", "false");
    values.put("deaggregate", "false");
    values.put("consumerMode", "polling");
    values.put("awsAccessKey", "AKIA");
    values.put("awsSecretKey", "hush");
    values.put("awsSessionToken", "token");
    values.put("roleArn", "arn:aws:iam::1:role/r");
    values.put("roleExternalId", "external");
    values.put("roleSessionName", "session");
    values.put("stsEndpoint", "https://sts.eu-west-1.amazonaws.com");
    values.put("endpointUrl", "http://127.0.0.1:4568");
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          streamName         | a b          | Invalid option 'streamName': 'a b'. Expected a name of letters
          region             | ''           | Must specify option 'region'
          initialPosition    | newest       | Invalid option 'initialPosition': 'newest'. Expected 'latest', 'trim_horizon'
          initialPosition    | {"at_timestamp":"soon"} | Invalid option 'initialPosition'
          maxRecordsPerFetch | 20000        | Expected a whole number from 1 to 10000
          maxRecordsPerFetch | many         | Expected a whole number
          maxFetchRate       | -1           | Expected a number above 0
          maxFetchDuration   | 10           | Expected a number and a unit
          minFetchPeriod     | 1ms          | Expected a time of at least 10ms
          fetchBufferSize    | 1kb          | Expected a size from 1mb to 1tb
          fetchBufferSize    | big          | Expected a size
          failOnDataLoss     | yes          | Expected 'true' or 'false'
          consumerMode       | efo          | Enhanced fan-out is not supported
          consumerMode       | push         | Expected 'polling'
          endpointUrl        | 127.0.0.1    | Expected a URL
          awsAccessKey       | AKIA         | Must specify both 'awsAccessKey' and 'awsSecretKey'
          serviceCredential  | c            | only Databricks' own format 'kinesis'
          streamARN          | arn:x        | Use 'streamName'
          maxRecordPerFetch  | 5            | Did you mean 'maxRecordsPerFetch'?
          regoin             | eu-west-1    | Did you mean 'region'?
          shardCount         | 5            | has none of this name
          """)
  void shouldSayWhatIsWrong(String key, String value, String message) {
    Map<String, String> options = new HashMap<>(Map.of("streamName", "s", "region", "eu-west-1"));
    options.put(key, value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KinesisOptions.parse(options))
        .withMessageContaining(message);
  }

  @Test
  void shouldAskForAStream() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KinesisOptions.parse(Map.of("region", "eu-west-1")))
        .withMessageContaining("Must specify option 'streamName'");
  }

  @Test
  void shouldLeaveOptionsOfOthersAlone() {
    Map<String, String> options = new HashMap<>(Map.of("STREAMNAME", "s", "region", "eu-west-1"));
    options.put("path", "x");
    options.put("mergeSchema", "true");
    options.put("requireConsumerDeregistration", "true");

    assertThat(KinesisOptions.parse(options).streams()).containsExactly("s");
  }

  @Test
  void shouldReadTimes() {
    long expected = Instant.parse("2020-06-25T17:23:45Z").toEpochMilli();

    assertThat(InitialPosition.parse("{\"at_timestamp\": \"2020-06-25T10:23:45-07:00\"}").millis())
        .isEqualTo(expected);
    assertThat(
            InitialPosition.parse(
                    "{\"at_timestamp\": \"06/25/2020 10:23:45 -0700\","
                        + " \"format\": \"MM/dd/yyyy HH:mm:ss ZZZ\"}")
                .millis())
        .isEqualTo(expected);
  }

  @Test
  void shouldNeverShowCredentials() {
    KinesisOptions options = KinesisOptions.parse(everyOption());

    assertThat(options.toString()).doesNotContain("hush", "token", "AKIA", "external");
  }

  @Test
  void shouldKeepTheReadmeTrue() throws Exception {
    assertThat(Files.readString(Path.of("README.md"))).contains(OptionTable.markdown());
  }
}
