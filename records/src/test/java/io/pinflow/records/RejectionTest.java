package io.pinflow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the sender of a bad record gets to read. */
class RejectionTest {

  private static final Map<String, Object> USER =
      Map.of(
          "ind", 41, "first_name", "Ilse", "last_name", "Okonkwo", "age", 33, "date_joined", "now");

  @Test
  void shouldTellProblemCauseAndRemedy() {
    Rejection rejection = rejectionOf(Map.of("date_joined", "2017-02-28T07:08:09+01:00"));

    assertThat(rejection.field()).isEqualTo("date_joined");
    assertThat(rejection.reason()).isEqualTo(Reason.TIME_ZONE_OFFSET);
    assertThat(rejection.remedy())
        .isEqualTo(
            "Send the time as it stands in the database, without an offset (or with Z or +0000).");
    assertThat(rejection.message())
        .isEqualTo(
            "Invalid 'date_joined': text of 25 characters starting with '2017-02-28T07:08:09…',"
                + " because the column has no zone and times are never shifted. "
                + rejection.remedy());
    assertThat(rejection).hasToString("time_zone_offset: " + rejection.message());
  }

  @Test
  void shouldQuoteShortValuesOnly() {
    assertThat(rejectionOf(Map.of("age", "twenty")).message()).contains("the text 'twenty'");
    assertThat(rejectionOf(Map.of("age", "x".repeat(21))).message())
        .contains("text of 21 characters starting with '" + "x".repeat(19) + "…'")
        .doesNotContain("x".repeat(20));
    assertThat(rejectionOf(Map.of("age", List.of(1, 2))).message()).contains("a list of 2 values");
    assertThat(rejectionOf(Map.of("age", USER)).message()).contains("an object of 5 fields");
    assertThat(rejectionOf(Map.of("age", true)).message()).contains("the boolean true");
    assertThat(rejectionOf(Map.of("age", 20.5)).message()).contains("the number 20.5");
    assertThat(rejectionOf(Map.of("age", 'x')).message()).contains("a value of type Character");
  }

  @Test
  void shouldNotTearLinesNorCharactersApart() {
    assertThat(rejectionOf(Map.of("age", "a\r\nb\u0000c")).message()).contains("'a??b?c'");
    assertThat(rejectionOf(Map.of("age", "x".repeat(18) + "🦉🦉🦉")).message())
        .contains("starting with '" + "x".repeat(18) + "…'");
  }

  @Test
  void shouldSendRowsOfOtherTablesWhereTheyBelong() {
    RejectedRecordException thrown =
        catchThrowableOfType(RejectedRecordException.class, () -> Cleaning.pin(RawRecord.of(USER)));

    assertThat(thrown)
        .hasMessage(
            "Cannot clean the row as 'pin' because it has the fields of 'user'."
                + " Send it to the topic that ends in '.user'.");
    assertThat(thrown.rejection().field()).isEmpty();
  }

  @Test
  void shouldSurviveSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(RecordErrors.brokenJson());
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RejectedRecordException copy = (RejectedRecordException) in.readObject();
      assertThat(copy.rejection().reason()).isEqualTo(Reason.BROKEN_JSON);
    }
  }

  private static Rejection rejectionOf(Map<String, Object> changes) {
    Map<String, Object> row = new HashMap<>(USER);
    row.putAll(changes);
    RejectedRecordException thrown =
        catchThrowableOfType(RejectedRecordException.class, () -> Cleaning.user(RawRecord.of(row)));
    assertThat(thrown).as("refused").isNotNull();
    return thrown.rejection();
  }
}
