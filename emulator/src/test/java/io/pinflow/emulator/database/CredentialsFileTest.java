package io.pinflow.emulator.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.emulator.EmulatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsFileTest {
  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("db_creds.yml"), content.replace(';', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RDS_HOST: 127.0.0.1;RDS_USER: u;RDS_PASSWORD: 0123;RDS_DATABASE: d;RDS_PORT: 1"
            + " | jdbc:mariadb://127.0.0.1:1/d",
        "RDS_HOST: 127.0.0.1;RDS_USER: u;RDS_PASSWORD: 'p';RDS_DATABASE: d;RDS_PORT: '1';RDS_ENGINE: MySQL"
            + " | jdbc:mariadb://127.0.0.1:1/d",
        "RDS_HOST: 127.0.0.1;RDS_USER: u;RDS_PASSWORD: p;RDS_DATABASE: d;RDS_PORT: 1;RDS_ENGINE: postgres"
            + " | jdbc:postgresql://127.0.0.1:1/d"
      })
  void shouldNameTheDatabase(String content, String url) throws Exception {
    Database database = CredentialsFile.database(file(content));

    assertThatThrownBy(database::createTables)
        .hasMessageContaining("Cannot reach the database at '" + url + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RDS_HOST: h;RDS_USER: u;RDS_DATABASE: d;RDS_PORT: 1 | it has no RDS_PASSWORD",
        "RDS_HOST: h;RDS_USER: u;RDS_PASSWORD: ;RDS_DATABASE: d | it has no RDS_PASSWORD",
        "RDS_USER: u;RDS_PASSWORD: secret;RDS_DATABASE: d | it has no RDS_HOST",
        "RDS_PASSWORD: [secret | line 1 is not YAML",
        "RDS_USER: u;RDS_PASSWORD: @secret;RDS_DATABASE: d | line 2 is not YAML",
        "secret | it holds no 'NAME: value' lines",
        "RDS_HOST: h;RDS_USER: u;RDS_PASSWORD: secret;RDS_DATABASE: d;RDS_ENGINE: oracle | RDS_ENGINE is 'oracle'"
      })
  void shouldSayWhatIsWrongAndNeverShowThePassword(String content, String problem)
      throws IOException {
    Path file = file(content);

    assertThatThrownBy(() -> CredentialsFile.database(file))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("db_creds.yml' can't be used because " + problem)
        .hasMessageContaining("Expected YAML with RDS_HOST")
        .hasMessageNotContaining("secret")
        .extracting(e -> ((EmulatorException) e).exitCode())
        .isEqualTo(2);
  }

  @Test
  void shouldSayThatTheFileIsMissing() {
    assertThatThrownBy(() -> CredentialsFile.database(folder.resolve("nowhere.yml")))
        .hasMessageContaining("nowhere.yml' can't be used because it can't be read");
  }
}
