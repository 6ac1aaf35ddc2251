package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import jdk.net.ExtendedSocketOptions;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts of the source that need no database. */
final class SourcePartsTest {
  @ParameterizedTest
  @CsvSource({
    "2020-08-28 03:52:47,2020-08-28 03:52:47",
    "2020-08-28 03:52:47.0,2020-08-28 03:52:47",
    "2020-08-28 03:52:47.5,2020-08-28 03:52:47.500000",
    "2020-08-28 03:52:47.123456,2020-08-28 03:52:47.123456",
    "2020-08-28 03:52:47.1+00,2020-08-28 03:52:47.100000+00",
    "2020-08-28 03:52:47.000+00,2020-08-28 03:52:47+00",
    "infinity,infinity"
  })
  void shouldBringTimesToOneForm(String text, String normal) {
    assertThat(DateTimeText.normal(text)).isEqualTo(normal);
  }

  /** In London clocks go back from 02:00 to 01:00, when it is 01:00 in UTC. */
  @ParameterizedTest
  @CsvSource({
    "2024-07-01T11:00:00.123456789Z,2024-07-01 12:00:00.123456",
    "2024-10-26T23:59:59Z,2024-10-27 00:59:59",
    "2024-10-27T00:30:00Z,2024-10-27 01:00:00",
    "2024-10-27T01:30:00Z,2024-10-27 01:30:00",
    "2024-10-27T02:30:00Z,2024-10-27 02:30:00"
  })
  void shouldTakeAMomentForTheLeastTimeThatRowsGetFromItOn(String moment, String least) {
    TimeColumn column = TimeColumn.ofLocalTimes(ZoneId.of("Europe/London"));

    assertThat(column.from(Instant.parse(moment))).isEqualTo(least);
  }

  @Test
  void shouldWaitLongerAndLongerUpToTheLimit() {
    Backoff backoff = new Backoff(100, 1_000);

    assertThat(backoff.nextMs()).isBetween(50L, 100L);
    assertThat(backoff.nextMs()).isBetween(100L, 200L);
    for (int i = 0; i < 200; i++) {
      assertThat(backoff.nextMs()).isBetween(100L, 1_000L);
    }
    assertThat(backoff.nextMs()).isBetween(500L, 1_000L);
    backoff.succeeded();
    assertThat(backoff.nextMs()).isBetween(50L, 100L);
  }

  @Test
  void shouldTryAgainWithinTheLongestWaitForEver() {
    Backoff backoff =
        new TableSourceConfig(Map.of("connection.url", "jdbc:mysql://h/d")).connection().backoff();

    for (int tries = 0; tries < 10_000; tries++) {
      assertThat(backoff.nextMs()).isBetween(1L, 8_000L);
    }
  }

  @Test
  void shouldBearWhatOnlyAPersonCanMendForAWhile() {
    long[] nowNanos = {Long.MAX_VALUE - 10};
    Grace grace = new Grace(1, () -> nowNanos[0]);

    assertThat(grace.isOverAtFailure()).isFalse();
    nowNanos[0] += 999_999;
    assertThat(grace.isOverAtFailure()).isFalse();
    grace.reset();
    nowNanos[0] += 1;
    assertThat(grace.isOverAtFailure()).isFalse();
    nowNanos[0] += 1_000_000;
    assertThat(grace.isOverAtFailure()).isTrue();
    assertThat(new Grace(0, () -> 7L).isOverAtFailure()).isTrue();
    assertThat(new Grace(-1, () -> 7L).isOverAtFailure()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "42S02,1146,true",
    "42501,0,true",
    "22012,0,true",
    "3D000,0,false",
    "42000,1049,false",
    "42000,1044,false",
    "42000,1203,false",
    "42P05,0,false",
    "08006,0,false",
    "28000,1045,false",
    "57P01,0,false",
    "0A000,0,false",
    "HY000,1243,false",
    ",0,false"
  })
  void shouldTellPermanentFailuresFromPassingOnes(String state, int code, boolean permanent) {
    assertThat(SqlFailures.isPermanent(new SQLException("", state, code))).isEqualTo(permanent);
  }

  @Test
  void shouldHideSecretsThatADriverRepeats() {
    Database database =
        new Database(
            new TableSourceConfig(
                    Map.of(
                        "connection.url",
                        "jdbc:postgresql://127.0.0.1:1/db",
                        "connection.password",
                        "hunter2",
                        "tables",
                        "a"))
                .connection());
    assertThatThrownBy(database::open).isInstanceOf(SQLException.class);

    assertThat(
            database.reason(
                new SQLException(
                    "no hunter2 at h?user=a&password=other&x=y.\n  Detail: Key (id)=(7).")))
        .isEqualTo("no [hidden] at h?user=a&password=[hidden]&x=y");
  }

  @Test
  void shouldNoticeAHostThatVanishedWithinSeconds() throws Exception {
    try (Socket socket = new WatchedSocketFactory().createSocket()) {
      assertThat(socket.getKeepAlive()).isTrue();
      assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(10);
      assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(3);
      assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(3);
    }
  }

  @Test
  void shouldHaveTheAuthoritiesOfRds() throws Exception {
    try (InputStream bundle = Files.newInputStream(Authorities.ofRds())) {
      assertThat(CertificateFactory.getInstance("X.509").generateCertificates(bundle))
          .hasSizeGreaterThan(100)
          .map(certificate -> ((X509Certificate) certificate).getSubjectX500Principal().getName())
          .anyMatch(name -> name.contains("Amazon RDS us-east-1 Root CA RSA4096 G1"))
          .anyMatch(name -> name.contains("Amazon RDS eu-west-1 Root CA ECC384 G1"));
    }
  }

  /** A host of RDS is asked for with the authorities of RDS unless others are named. */
  @Test
  void shouldPutTlsIntoEachDriversWords() throws Exception {
    Properties mariaDb = new Properties();
    Properties postgres = new Properties();

    tls("jdbc:mysql://p.x1.us-east-1.rds.amazonaws.com/d", "verify-full")
        .secure(mariaDb, new MariaDbDialect());
    tls("jdbc:postgresql://elsewhere/d", "verify-ca").secure(postgres, new PostgresDialect());

    assertThat(mariaDb)
        .containsEntry("sslMode", "verify-full")
        .containsEntry("serverSslCert", Authorities.ofRds().toString());
    assertThat(postgres)
        .containsEntry("sslmode", "verify-ca")
        .containsEntry("sslrootcert", Authorities.ofJava().toString());
  }

  private static Tls tls(String url, String mode) {
    return new TableSourceConfig(Map.of("connection.url", url, "connection.tls", mode))
        .connection()
        .tls();
  }

  @Test
  void shouldQuoteEachPartOfAName() {
    assertThat(TableName.of("s.t`x").quoted(new MariaDbDialect())).isEqualTo("`s`.`t``x`");
    assertThat(TableName.of("a\"b").quoted(new PostgresDialect())).isEqualTo("\"a\"\"b\"");
  }

  @Test
  void shouldHaveOffsetsThatConnectFindsAgain() {
    // Given
    JsonConverter json = new JsonConverter();
    json.configure(Map.of("schemas.enable", "false"), true);
    SourceTable table =
        new TableSourceConfig(
                Map.of("connection.url", "jdbc:mariadb://localhost/pins", "tables", "pins"))
            .table(TableName.of("pins"));
    OrderColumn key = new OrderColumn("index", "`index`", "?", OrderColumn.Kind.WHOLE);
    Map<String, String> partition = table.partition(new ReadOrder(List.of(key), Optional.empty()));
    byte[] stored = json.fromConnectData("offsets", null, partition);

    // When
    Object readBack = json.toConnectData("offsets", stored).value();

    // Then
    assertThat(json.fromConnectData("offsets", null, readBack)).isEqualTo(stored);
  }
}
