package io.pinflow.emulator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowSource;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.progress.Progress;
import io.pinflow.emulator.progress.ProgressMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DataFolderTest {
  private static final GeneratedPosts POSTS = new GeneratedPosts(5, 4_321);

  @TempDir Path folder;

  @BeforeEach
  void write() throws EmulatorException {
    try (Progress progress = ProgressMode.begin(ProgressMode.NONE, "generate", 0)) {
      new PostsWriter(POSTS, folder, progress).write();
    }
  }

  private static List<Row> all(RowSource source) throws EmulatorException {
    List<Row> rows = new ArrayList<>();
    try (source) {
      for (Row row = source.next(); row != null; row = source.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadWhatWasWritten(RawTable table) throws EmulatorException {
    DataFolder data = DataFolder.open(folder);

    assertThat(all(data.rows(table))).isEqualTo(all(POSTS.rows(table)));
    assertThat(data.totalRows()).isEqualTo(3 * 4_321);
  }

  @Test
  void shouldLeaveNoUnfinishedFile() throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("raw_pin.jsonl", "raw_geo.jsonl", "raw_user.jsonl");
    }
  }

  @Test
  void shouldReadALastLineWithoutNewline() throws Exception {
    Path file = folder.resolve("raw_user.jsonl");
    Files.writeString(file, Files.readString(file).stripTrailing());

    DataFolder data = DataFolder.open(folder);

    assertThat(all(data.rows(RawTable.USER))).hasSize(4_321);
    assertThat(data.totalRows()).isEqualTo(3 * 4_321);
  }

  @Test
  void shouldSayThatTheFolderIsMissing() {
    assertThatThrownBy(() -> DataFolder.open(folder.resolve("nowhere")))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("nowhere' is not a folder. Expected a folder with raw_pin.jsonl")
        .extracting(e -> ((EmulatorException) e).exitCode())
        .isEqualTo(2);
  }

  @Test
  void shouldSayWhichFileIsMissing() throws IOException {
    Files.delete(folder.resolve("raw_geo.jsonl"));

    assertThatThrownBy(() -> DataFolder.open(folder))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("raw_geo.jsonl' is missing")
        .extracting(e -> ((EmulatorException) e).exitCode())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | it is empty",
        "`{\"ind\":1` | it is not JSON",
        "nope | it is not JSON",
        "[1] | it is not a JSON object",
        "{\"ind\":1,\"ind\":2} | the column 'ind' occurs twice",
        "{\"id\":1} | the column 'id' is unknown; user_data has ind, first_name, last_name",
        "{\"ind\":1} | it lacks first_name, last_name, age, date_joined",
        "{\"ind\":null} | the key 'ind' is null",
        "{\"ind\":\"1\"} | 'ind' is '1'. Expected a whole number",
        "{\"ind\":1.5} | 'ind' is '1.5'. Expected a whole number",
        "{\"ind\":2147483648} | 'ind' is 2147483648, which does not fit into 32 bits",
        "{\"first_name\":7} | 'first_name' is '7'. Expected a text",
        "{\"first_name\":[1]} | 'first_name' is a JSON array. Expected a text",
        "{\"first_name\":\"a\\u0000\"} | holds the character U+0000",
        "{\"first_name\":\"a\\ud83d\"} | holds half a character",
        "{\"date_joined\":\"2020-02-30 00:00:00\"} | '2020-02-30 00:00:00'. Expected a time",
        "{\"date_joined\":\"0999-01-01 00:00:00\"} | Expected a time of the years 1000 to 9999",
        "{\"ind\":1,\"first_name\":\"a\",\"last_name\":\"b\",\"age\":3,\"date_joined\":\"2020-01-01T00:00:00\"} x | 'x'",
      })
  void shouldNameFileLineAndCauseOfABrokenLine(String line, String cause) throws Exception {
    Path file = folder.resolve("raw_user.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2_000, line);
    Files.write(file, lines);

    RowSource rows = DataFolder.open(folder).rows(RawTable.USER);

    assertThatThrownBy(() -> all(rows))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("raw_user.jsonl' because of line 2001: ")
        .hasMessageContaining(cause)
        .hasMessageNotContaining("\n")
        .extracting(e -> ((EmulatorException) e).exitCode())
        .isEqualTo(1);
  }

  @Test
  void shouldRefuseANumberThatAFloatCannotHold() throws IOException, EmulatorException {
    Files.writeString(
        folder.resolve("raw_geo.jsonl"),
        "{\"ind\":1,\"timestamp\":\"2020-01-01T00:00:00\",\"latitude\":1e39,\"longitude\":1,"
            + "\"country\":null}\n");

    RowSource rows = DataFolder.open(folder).rows(RawTable.GEO);

    assertThatThrownBy(rows::next)
        .hasMessageContaining("'latitude' is 1e39, which does not fit into a FLOAT");
  }

  @Test
  void shouldRefuseATextThatIsTooLong() throws IOException, EmulatorException {
    Files.writeString(
        folder.resolve("raw_geo.jsonl"), "{\"country\":\"" + "é".repeat(32_768) + "\"}\n");

    RowSource rows = DataFolder.open(folder).rows(RawTable.GEO);

    assertThatThrownBy(rows::next)
        .hasMessageContaining("the text of 'country' is longer than 65535 bytes");
  }

  @Test
  void shouldReadNullsButInTheKey() throws IOException, EmulatorException {
    Files.writeString(
        folder.resolve("raw_user.jsonl"),
        "{\"age\":null,\"ind\":1,\"date_joined\":\"2020-01-01T00:00:09\",\"last_name\":null,"
            + "\"first_name\":null}\n");

    assertThat(all(DataFolder.open(folder).rows(RawTable.USER)).get(0).values())
        .map(String::valueOf)
        .containsExactly("1", "null", "null", "null", "2020-01-01 00:00:09");
  }
}
