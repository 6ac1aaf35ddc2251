package io.pinflow.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real rows: pairs of raw and cleaned, all raw rows, and messages that went wrong. */
class SharedDataTest {

  @ParameterizedTest
  @EnumSource(Table.class)
  void shouldCleanEveryPairAsDisplayed(Table table) throws RejectedRecordException {
    List<String> lines = SharedData.lines("cleaned_" + table.topicSuffix() + ".jsonl");

    SoftAssertions softly = new SoftAssertions();
    for (String line : lines) {
      JsonNode pair = Json.node(line);
      SpecificRecord cleaned = Cleaning.clean(table, Json.row(pair.get("raw")));
      softly.assertThat(Json.plain(cleaned)).isEqualTo(Json.expected(pair.get("cleaned")));
    }
    softly.assertAll();
    assertThat(lines).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void shouldCleanEveryRawRow(Table table) throws RejectedRecordException {
    List<String> lines = SharedData.lines("raw_" + table.topicSuffix() + ".jsonl");

    for (String line : lines) {
      JsonNode row = Json.node(line);
      SpecificRecord cleaned = Cleaning.clean(table, Json.row(row));
      assertThat(Cleaning.key(cleaned)).isEqualTo(row.get(table.keyField()).asText());
    }
    assertThat(lines).isNotEmpty();
  }

  @Test
  void shouldRepairOrRefuseEveryMalformedMessage() {
    SoftAssertions softly = new SoftAssertions();
    for (String line : SharedData.lines("wire_malformed.jsonl")) {
      JsonNode json = Json.node(line);
      String kind = json.get("kind").textValue();
      softly.assertThat(outcome(message(json.get("record")))).as(line).isIn(outcomesOf(kind));
    }
    softly.assertAll();
  }

  private static List<String> outcomesOf(String kind) {
    return switch (kind) {
      case "double_encoded_rest_envelope",
          "kinesis_value_envelope",
          "user_record_with_index_key",
          "kinesis_list_of_value",
          "hand_made_test_row" ->
          List.of("cleaned");
      case "kinesis_empty_string" -> List.of("empty_record");
      case "csv_shifted_columns" -> List.of("not_a_number", "shifted_columns", "incomplete_row");
      case "header_list_row" -> List.of("header_row");
      case "all_null_row" -> List.of("all_null");
      case "geo_from_other_schema" -> List.of("ind_missing");
      default ->
          throw new IllegalArgumentException("No rule for malformed messages of kind " + kind);
    };
  }

  /** The payload as on the wire: some are kept as text, some as an object, some as Kinesis data. */
  private static String message(JsonNode json) {
    if (json.isTextual()) {
      return json.textValue();
    }
    return json.has("data_base64")
        ? new String(
            Base64.getDecoder().decode(json.get("data_base64").textValue()), StandardCharsets.UTF_8)
        : json.toString();
  }

  private static String outcome(String message) {
    Table table = tableOf(message);
    try {
      for (RawRecord raw : RawRecords.parse(message, Json.READER)) {
        assertThat(Cleaning.key(Cleaning.clean(table, raw))).isEqualTo(RawRecords.key(table, raw));
      }
      return "cleaned";
    } catch (RejectedRecordException rejected) {
      return rejected.rejection().reason().code();
    }
  }

  private static Table tableOf(String message) {
    if (message.contains("latitude")) {
      return Table.GEO;
    }
    return message.contains("first_name") ? Table.USER : Table.PIN;
  }
}
