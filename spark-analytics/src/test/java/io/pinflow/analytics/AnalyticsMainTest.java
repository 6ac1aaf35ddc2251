package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AnalyticsMainTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "batch --tables t --checkpoints c;Missing required option: '--results=URI'",
        "batch --tables t --checkpoints c --results r --user-id a/b;Invalid --user-id: 'a/b'. Expected letters, digits, '_' and '-' only.",
        "batch --tables t --checkpoints c --results r --s3-endpoint host:1;Invalid --s3-endpoint: 'host:1'. Expected http://HOST:PORT or https://HOST.",
        "batch --tables t --checkpoints c --results r --median mode;Invalid value for option '--median': expected one of [EXACT, APPROXIMATE] (case-insensitive) but was 'mode'",
        "batch --tables t --checkpoints c --results r --file-source auto-loader;Cannot use --file-source auto-loader here because only Databricks has it. Use --file-source listing, which reads the same objects.",
        "batch --tables t --checkpoints c --results r --since monday;Invalid --since: 'monday'. Expected a date or a time as 2026-01-31, 2026-01-31T05:00 (UTC) or 2026-01-31T05:00:00+01:00.",
        "batch --tables t --checkpoints c --results r --since 2026-01-01 --full-refresh;Cannot do --full-refresh and --since at once because a full refresh reads everything. Give one of them.",
        "batch --tables t --checkpoints c --results r --catalog main;Invalid --catalog: 'main'. Expected CATALOG.SCHEMA, such as main.pinflow.",
        "batch --tables t --checkpoints c --results r --keep-versions 1;Invalid --keep-versions: '1'. Expected 24 hours or more.",
        "batch --tables t --checkpoints c --results r --max-batch-bytes none;Invalid --max-batch-bytes: 'none'. Expected bytes as 500000, 512m or 2g.",
        "live --tables t --checkpoints c;Missing required option: '--from=kinesis|kafka'",
        "live --tables t --checkpoints c --from kafka;Missing --bootstrap-servers. Expected HOST:PORT with --from kafka, or bootstrap.servers in --kafka-config.",
        "live --tables t --checkpoints c --from kafka --kafka-config none.properties;Cannot read --kafka-config 'none.properties' because none.properties.",
        "live --tables t --checkpoints c --from kinesis --stream-layout shared;Missing --shared-stream. Expected the stream's name with --stream-layout shared.",
        "live --tables t --checkpoints c --from kinesis --kinesis-endpoint host:1;Invalid --kinesis-endpoint: 'host:1'. Expected http://HOST:PORT or https://HOST.",
        "live --tables t --checkpoints c --from kinesis --trigger -1;Invalid --trigger: '-1'. Expected seconds, such as 1 or 0.5.",
        "batch --tables t --checkpoints c --results r --lineage s3://b/events;Invalid --lineage: 's3://b/events'. Expected a file of this machine or http(s)://HOST.",
        "batch --tables t --checkpoints c --results r --quality some;Invalid value for option '--quality': expected one of [CHANGED, FULL, OFF] (case-insensitive) but was 'some'",
        "bath;Unmatched argument at index 0: 'bath'"
      })
  void shouldSayInOneLineWhatIsWrongWithTheUsage(String arguments, String message) {
    StringWriter err = new StringWriter();
    CommandLine command = AnalyticsMain.commandLine().setErr(new PrintWriter(err, true));

    int exitCode = command.execute(arguments.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo(message);
  }

  @Test
  void shouldKnowItsVersion() {
    assertThat(Versions.PINFLOW).isEqualTo(System.getProperty("pinflow.version"));
  }
}
