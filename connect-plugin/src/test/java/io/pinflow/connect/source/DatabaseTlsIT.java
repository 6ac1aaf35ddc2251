package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS with real servers whose certificate is for localhost and vouched for by itself. */
final class DatabaseTlsIT {
  @TempDir static Path folder;
  private static TestCertificate certificate;
  private static MariaDbServer mariaDb;
  private static PostgresServer postgres;

  @BeforeAll
  static void startServers() throws Exception {
    certificate = TestCertificate.in(folder);
    mariaDb = MariaDbServer.start(certificate);
    postgres = PostgresServer.start(certificate);
  }

  @AfterAll
  static void stopServers() throws Exception {
    mariaDb.close();
    postgres.close();
  }

  static Stream<TestDatabase> databases() {
    return Stream.of(mariaDb, postgres);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void shouldTrustAServerThatIsVouchedForAndHasTheRightName(TestDatabase database)
      throws Exception {
    assertThat(
            isEncrypted(database, "localhost", "verify-full", certificate.certificate().toString()))
        .isTrue();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void shouldRefuseAServerOfAnotherName(TestDatabase database) throws Exception {
    String authority = certificate.certificate().toString();

    assertThatThrownBy(() -> isEncrypted(database, "127.0.0.1", "verify-full", authority))
        .isInstanceOf(SQLException.class)
        .satisfies(
            failure ->
                assertThat(Throwables.getStackTrace(failure))
                    .containsAnyOf(
                        "SSL hostname verification failed",
                        "hostname 127.0.0.1 could not be verified"));
    assertThat(isEncrypted(database, "127.0.0.1", "verify-ca", authority)).isTrue();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void shouldRefuseAServerThatNobodyVouchesFor(TestDatabase database) throws Exception {
    for (String authorities : List.of("rds", "system", "")) {
      for (String mode : List.of("verify-ca", "verify-full")) {
        assertThatThrownBy(
                () -> isEncrypted(database, "localhost", mode, authorities),
                mode + " by '" + authorities + "'")
            .isInstanceOf(SQLException.class)
            .hasStackTraceContaining("SSL");
      }
    }
    assertThat(isEncrypted(database, "localhost", "require", "rds")).isTrue();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void shouldReportAServerItCannotTrustAtTheKeyOfTls(TestDatabase database) {
    String authority = certificate.certificate().toString();

    for (Map<String, String> properties :
        List.of(
            properties(database, "127.0.0.1", "verify-full", authority),
            properties(database, "localhost", "verify-full", "rds"))) {
      properties.put("tables", "any");
      assertThat(TableSourceContract.problems(properties)).containsOnlyKeys("connection.tls");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void shouldNotEncryptWhenAskedNotTo(TestDatabase database) throws Exception {
    assertThat(isEncrypted(database, "localhost", "disable", "")).isFalse();
  }

  private static boolean isEncrypted(
      TestDatabase database, String host, String mode, String authorities) throws SQLException {
    Map<String, String> properties = properties(database, host, mode, authorities);
    try (Connection connection =
            new Database(new TableSourceConfig(properties).connection()).open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(cipherQuery(database))) {
      return rows.next() && !rows.getString(2).isEmpty();
    }
  }

  private static Map<String, String> properties(
      TestDatabase database, String host, String mode, String authorities) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", database.url().replace("127.0.0.1", host));
    properties.put("connection.user", database.user());
    properties.put("connection.password", database.password());
    properties.put("connection.tls", mode);
    properties.put("connection.tls.ca", authorities);
    return properties;
  }

  private static String cipherQuery(TestDatabase database) {
    return database == mariaDb
        ? "SHOW SESSION STATUS LIKE 'Ssl_cipher'"
        : "SELECT 'cipher', cipher FROM pg_stat_ssl WHERE ssl AND pid = pg_backend_pid()";
  }
}
