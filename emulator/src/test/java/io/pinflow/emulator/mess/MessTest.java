package io.pinflow.emulator.mess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.json.DateSpelling;
import io.pinflow.emulator.json.PythonJson;
import io.pinflow.emulator.posting.Malformation;
import io.pinflow.emulator.posting.Sending;
import io.pinflow.emulator.source.GeneratedNumbers;
import io.pinflow.emulator.source.NumberedPosts;
import io.pinflow.emulator.wire.Door;
import io.pinflow.emulator.wire.KinesisDoor;
import io.pinflow.emulator.wire.RestDoor;
import io.pinflow.emulator.wire.StreamNames;
import io.pinflow.records.Cleaning;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RawRecords;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each malformed message goes through the cleaning rules themselves. */
class MessTest {
  private static final List<RawTable> TABLES = List.of(RawTable.values());
  private static final int POSTS_OF_A_CASE = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final NumberedPosts POSTS = new GeneratedNumbers(new GeneratedPosts(100, 2_000));
  private static final Map<MessKind, String> REASONS = new EnumMap<>(MessKind.class);

  static {
    REASONS.put(MessKind.EMPTY_STRING, "empty_record");
    REASONS.put(MessKind.TEST_MESSAGE, "not_an_object");
    REASONS.put(MessKind.TEST_OBJECT, "all_null");
    REASONS.put(MessKind.BROKEN_JSON, "broken_json");
    REASONS.put(MessKind.ALL_NULL_ROW, "all_null");
    REASONS.put(MessKind.HEADER_ROW, "header_row");
    REASONS.put(MessKind.WRONG_TABLE, "wrong_table");
    REASONS.put(MessKind.MISSING_IND, "ind_missing");
    REASONS.put(MessKind.NONE_TEXT, "not_an_integer");
    REASONS.put(MessKind.TEXT_FOR_NUMBER, "not_a");
    REASONS.put(MessKind.COORDINATES_OUT_OF_RANGE, "coordinate_out_of_range");
    REASONS.put(MessKind.SHIFTED_COLUMNS, "");
  }

  private static Door door(Way way) {
    return way == Way.REST
        ? new RestDoor("http://localhost", "me")
        : new KinesisDoor("http://localhost", new StreamNames("me", Optional.empty()));
  }

  private static Mess mess(double fraction, long seed, Way way) {
    Door door = door(way);
    return new Mess(fraction, seed, way, door, new PythonJson(DateSpelling.T), POSTS);
  }

  static Stream<Arguments> cases() {
    return Stream.of(Way.values())
        .flatMap(
            way ->
                Stream.of(MessKind.values())
                    .flatMap(
                        kind ->
                            Stream.of(RawTable.values())
                                .filter(kind::fits)
                                .map(table -> Arguments.of(way, kind, table))));
  }

  private static RawTable following(RawTable table) {
    return TABLES.get((TABLES.indexOf(table) + 1) % TABLES.size());
  }

  /** The value in a body, as it comes to the topic or stream; empty if the door refuses it. */
  private static Optional<String> value(Way way, String body) {
    try {
      JsonNode json = JSON.readTree(body);
      JsonNode value =
          way == Way.REST ? json.path("records").path(0).path("value") : json.path("Data");
      boolean isEmpty = way == Way.KINESIS && value.isTextual() && value.asText().isEmpty();
      return value.isMissingNode() || isEmpty ? Optional.empty() : Optional.of(value.toString());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static SpecificRecord cleaned(RawTable table, String value)
      throws RejectedRecordException {
    List<RawRecord> rows = RawRecords.parse(value, text -> JSON.readValue(text, Object.class));
    assertThat(rows).hasSize(1);
    return Cleaning.clean(Table.valueOf(table.name()), rows.get(0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldBecomeOfEachKindWhatIsExpected(Way way, MessKind kind, RawTable table)
      throws EmulatorException, RejectedRecordException {
    Mess mess = mess(1, 1, way);
    for (int post = 0; post < POSTS_OF_A_CASE; post++) {
      Row row = POSTS.row(table, post).orElseThrow();
      Message message = mess.message(kind, row, POSTS.row(following(table), post));
      Optional<String> value = value(way, message.body());
      switch (kind.expectation(way)) {
        case REJECTED_BY_GATEWAY -> assertThat(value).isEmpty();
        case REPAIRED ->
            assertThat(cleaned(table, value.orElseThrow()))
                .isEqualTo(cleaned(table, value(way, plain(way, row)).orElseThrow()));
        case REFUSED -> assertRefused(kind, table, value.orElseThrow());
      }
    }
  }

  private static String plain(Way way, Row row) throws EmulatorException {
    return mess(0, 1, way).message(new Sending(0, 0, 0), row).body();
  }

  private static void assertRefused(MessKind kind, RawTable table, String value) {
    RejectedRecordException rejected =
        catchThrowableOfType(RejectedRecordException.class, () -> cleaned(table, value));

    assertThat(rejected).as(value).isNotNull();
    assertThat(rejected.rejection().reason().code()).startsWith(REASONS.get(kind));
  }

  private static List<Message> messages(double fraction, long seed, Way way)
      throws EmulatorException {
    Mess mess = mess(fraction, seed, way);
    List<Message> messages = new ArrayList<>();
    for (int post = 0; post < 2_000; post++) {
      for (RawTable table : RawTable.values()) {
        Row row = POSTS.row(table, post).orElseThrow();
        messages.add(mess.message(new Sending(post, post, TABLES.indexOf(table)), row));
      }
    }
    return messages;
  }

  @ParameterizedTest
  @EnumSource
  void shouldSpoilThatFractionInEveryWayTheSameEachTime(Way way) throws EmulatorException {
    List<Message> messages = messages(0.1, 100, way);
    List<Malformation> malformed =
        messages.stream().flatMap(message -> message.malformation().stream()).toList();

    assertThat(malformed).hasSizeBetween(540, 660);
    assertThat(malformed.stream().map(Malformation::kind).distinct())
        .hasSize(MessKind.values().length);
    assertThat(messages(0.1, 100, way)).isEqualTo(messages);
    assertThat(messages(0.1, 101, way)).isNotEqualTo(messages);
    assertThat(messages(0, 100, way)).allMatch(message -> message.malformation().isEmpty());
    assertThat(messages(1, 100, way)).allMatch(message -> message.malformation().isPresent());
  }

  @Test
  void shouldAllBeInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(MessKind.values()).allMatch(kind -> readme.contains("`" + kind.code() + "`"));
  }
}
