package io.pinflow.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EmulatorMainTest {
  private final StringWriter errors = new StringWriter();

  @TempDir Path folder;

  private int run(String... arguments) {
    CommandLine command = EmulatorMain.commandLine(stop -> {});
    command.setErr(new PrintWriter(errors, true));
    return command.execute(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generate --rows 5 | 2 | Missing required option: '--output=DIR'",
        "generate --rows five --output x | 2 | Invalid value for option '--rows'",
        "generate --rows -1 --output x | 2 | Invalid --rows: '-1'. Expected 0 or more.",
        "nonsense | 2 | Unmatched argument",
        "load --jdbc-url jdbc:oracle:x?password=p --user u --rows 1 | 2 | 'jdbc:oracle:x'. Expected jdbc:mariadb",
        "load --jdbc-url jdbc:mariadb://127.0.0.1:1/x --user u | 2 | Expected either --rows N",
        "load --jdbc-url jdbc:mariadb://127.0.0.1:1/x --user u --data nowhere | 2 | 'nowhere' is not a folder",
        "load --jdbc-url jdbc:mariadb://127.0.0.1:1/x --user u --rows 1 --data . | 2 | Expected either --rows N",
        "load --jdbc-url jdbc:mariadb://127.0.0.1:1/x --user u --rows 1 --password-env NOT_SET_AT_ALL | 2 | no variable 'NOT_SET_AT_ALL'",
        "load --jdbc-url jdbc:mariadb://127.0.0.1:1/x?password=p --user u --rows 1 | 1 | Cannot reach the database at 'jdbc:mariadb://127.0.0.1:1/x' because",
        "load --jdbc-url jdbc:mysql://127.0.0.1:1/x --user u --rows 1 | 1 | Cannot reach the database",
        "load --jdbc-url jdbc:postgresql://127.0.0.1:1/x --user u --rows 1 | 1 | Cannot reach the database at 'jdbc:postgresql://127.0.0.1:1/x' because"
      })
  void shouldAnswerBadUseWithOneLine(String arguments, int exitCode, String message) {
    int code = run(arguments.split(" "));

    assertThat(errors.toString().strip()).contains(message).doesNotContain("\n");
    assertThat(code).isEqualTo(exitCode);
  }

  @Test
  void shouldGenerateFiles() {
    int code = run("generate", "--rows", "10", "--output", folder.toString(), "--progress", "none");

    assertThat(code).isZero();
    assertThat(folder.resolve("raw_pin.jsonl")).isNotEmptyFile();
  }

  @Test
  void shouldSayWhereItCannotWrite() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    int code = run("generate", "--rows", "10", "--output", file + "/x", "--progress", "none");

    assertThat(errors.toString()).startsWith("Cannot write to '" + file);
    assertThat(code).isEqualTo(1);
  }
}
