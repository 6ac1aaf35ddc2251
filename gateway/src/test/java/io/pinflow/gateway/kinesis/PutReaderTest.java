package io.pinflow.gateway.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.gateway.RefusedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PutReaderTest {
  private static final String KEY = ",\"PartitionKey\":\"partition-1\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"ind\": 7528, \"a\" : [ 1 , 2 ]}|{\"ind\":7528,\"a\":[1,2]}",
        "{\"z\":1,\"a\":2,\"z\":3}|{\"z\":1,\"a\":2,\"z\":3}",
        "{\"n\":[1.10,-0.0,1E5,12345678901234567890,0.1e-400]}|{\"n\":[1.10,-0.0,1E5,12345678901234567890,0.1e-400]}",
        "{\"t\":\"\\u2026\\u00a0 \\ud83d\\ude00\"}|{\"t\":\"…\u00a0 😀\"}",
        "{\"t\":\"\\ud83d!\"}|{\"t\":\"\\ud83d!\"}",
        "{\"t\":\"a\\/b \\\"c\\\" \\n\"}|{\"t\":\"a/b \\\"c\\\" \\n\"}",
        "[{\"value\":{\"ind\":1}}]|[{\"value\":{\"ind\":1}}]",
        "7|7",
        "false|false",
      })
  void shouldEncodeDataAsTheJsonThatCame(String data, String stored) throws Exception {
    assertThat(record("{\"Data\":" + data + KEY).data()).isEqualTo(stored);
    assertThat(PutReader.records(bytes("{\"records\":[{\"data\":" + data + KEY + "]}")))
        .containsExactly(new KinesisRecord(stored, "partition-1"));
  }

  /** $input.json('$.Data') of a text is JSON, $elem.data is the text. */
  @Test
  void shouldKeepTheQuotesOfATextInOneRecordAndNotInMany() throws Exception {
    assertThat(record("{\"Data\":\"a \\u0022b\\u0022\"" + KEY).data()).isEqualTo("\"a \\\"b\\\"\"");
    assertThat(
            PutReader.records(bytes("{\"records\":[{\"data\":\"a \\u0022b\\u0022\"" + KEY + "]}")))
        .containsExactly(new KinesisRecord("a \"b\"", "partition-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"records\":[{\"data\":{\"a\":1},\"partition-key\":\"k\"}]}",
        "{\"Records\":[{\"Data\":{\"a\":1},\"PartitionKey\":\"k\"}]}",
        "{\"StreamName\":\"x\",\"records\":[{\"partitionKey\":\"k\",\"Data\":{\"a\":1}}]}",
      })
  void shouldTakeEverySpellingOfRecords(String body) throws Exception {
    assertThat(PutReader.records(bytes(body))).containsExactly(new KinesisRecord("{\"a\":1}", "k"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"7528|7528", "1.50|1.50", "true|true", "\"ключ\"|ключ"})
  void shouldTakeAScalarAsPartitionKey(String key, String read) throws Exception {
    assertThat(record("{\"Data\":1,\"PartitionKey\":" + key + "}").partitionKey()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"PartitionKey\":\"k\"}|\"Data\" is absent",
        "{\"Data\":\"\"" + KEY + "|\"Data\" is empty (\"\")",
        "{\"Data\":null" + KEY + "|\"Data\" is empty (null)",
        "{\"Data\":{}" + KEY + "|\"Data\" is empty ({})",
        "{\"Data\":[ ]" + KEY + "|\"Data\" is empty ([])",
        "{}|\"Data\" is absent",
        "{\"Data\":1}|Value null at 'partitionKey' failed to satisfy constraint: Member must not be null",
        "{\"Data\":1,\"PartitionKey\":null}|Value null at 'partitionKey' failed",
        "{\"Data\":1,\"PartitionKey\":\"\"}|Value '' at 'partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "{\"Data\":1,\"PartitionKey\":{}}|Member must be a text",
        "{\"records\":[{\"value\":{\"ind\":1}}]}|Send {\"Data\":{…},\"PartitionKey\":\"…\"} to a stream",
        "{\"records\":[{\"data\":{\"ind\":1},\"partition-key\":\"k\"}]}|put this body to …/records",
        "\"{\\\"Data\\\":1}\"|encoded twice",
        "[1]|not a JSON object",
      })
  void shouldRefuseOneRecordAndSayWhy(String body, String message) {
    assertThatThrownBy(() -> record(body))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message)
        .extracting(refused -> ((RefusedException) refused).status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|\"records\" is absent",
        "{\"records\":[]}|\"records\" is empty",
        "{\"records\":7}|\"records\" is not an array",
        "{\"records\":[7]}|records[0] is not a JSON object",
        "{\"records\":[{\"data\":1,\"partition-key\":\"k\"},{\"data\":\"\",\"partition-key\":\"k\"}]}|\"data\" of records[1] is empty",
        "{\"records\":[{\"data\":1}]}|at 'records.1.member.partitionKey' failed",
        "{\"records\":[{\"value\":{\"ind\":1}}]}|Send {\"records\":[{\"data\":{…}",
        "{\"Data\":1,\"PartitionKey\":\"k\"}|put this body to …/record,",
        "\"{}\"|encoded twice",
      })
  void shouldRefuseManyRecordsAndSayWhy(String body, String message) {
    assertThatThrownBy(() -> PutReader.records(bytes(body)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message)
        .extracting(refused -> ((RefusedException) refused).status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"Data\":secret}", "{\"Data\":1} {}", "Data=1"})
  void shouldRefuseWhatIsNotJsonWithoutQuotingIt(String body) {
    assertThatThrownBy(() -> record(body))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Cannot read the request body as JSON because ")
        .hasMessageNotContaining("secret")
        .extracting(refused -> ((RefusedException) refused).status())
        .isEqualTo(400);
  }

  @Test
  void shouldRefuseAPartitionKeyLongerThanKinesisAllows() {
    assertThatThrownBy(() -> record("{\"Data\":1,\"PartitionKey\":\"" + "k".repeat(257) + "\"}"))
        .hasMessageContaining("Member must have length less than or equal to 256");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|5",
        "{}|5",
        "{\"ShardCount\":\"\"}|5",
        "{\"ShardCount\":null}|5",
        "{\"ShardCount\":2}|2",
        "{\"ShardCount\":\"3\"}|3"
      })
  void shouldCreateFiveShardsUnlessTold(String body, long shards) throws Exception {
    assertThat(PutReader.shardCount(bytes(body))).isEqualTo(shards);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"many\"", "[1]", "true"})
  void shouldRefuseAShardCountThatIsNone(String count) {
    assertThatThrownBy(() -> PutReader.shardCount(bytes("{\"ShardCount\":" + count + "}")))
        .hasMessage(
            "Invalid ShardCount: '" + count + "'. Expected a whole number of shards, at least 1.");
  }

  private static KinesisRecord record(String body) throws RefusedException {
    return PutReader.record(bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
