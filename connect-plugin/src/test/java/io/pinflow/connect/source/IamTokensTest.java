package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

final class IamTokensTest {
  private static final String KEY_ID = "AKIDEXAMPLE";
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final String TOKEN =
      "posts.abc123.us-east-1.rds.amazonaws.com:3306/?Action=connect&DBUser=pin%20reader"
          + "&X-Amz-Algorithm=AWS4-HMAC-SHA256"
          + "&X-Amz-Credential=AKIDEXAMPLE%2F20261121%2Fus-east-1%2Frds-db%2Faws4_request"
          + "&X-Amz-Date=20261121T155002Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host";

  /** The signatures are botocore 1.43.11's for the same request, time and credentials. */
  @Test
  void shouldMakeTheTokenThatAwsMakes() throws Exception {
    assertThat(token(AwsBasicCredentials.create(KEY_ID, KEY)).split("[?&]"))
        .containsExactlyInAnyOrder(
            (TOKEN
                    + "&X-Amz-Signature=5a7ca74b79db3342721dbd08f9c6c1567589f82c2f77f5ee24244bbbbf15e9f2")
                .split("[?&]"));
  }

  @Test
  void shouldCarryTheSessionOfARole() throws Exception {
    assertThat(token(AwsSessionCredentials.create(KEY_ID, KEY, "session/token==")).split("[?&]"))
        .containsExactlyInAnyOrder(
            (TOKEN
                    + "&X-Amz-Security-Token=session%2Ftoken%3D%3D"
                    + "&X-Amz-Signature=57c8dafcf39b95987c740f188f12f43b9daa5b91e87611852958971e9b851126")
                .split("[?&]"));
  }

  /** A refused log-in is tried again: the role may be about to come. */
  @Test
  void shouldTakeMissingCredentialsForARefusedLogIn() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials");
        };

    assertThatThrownBy(tokens(none)::current)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("found no AWS credentials")
        .satisfies(
            failure -> assertThat(SqlFailures.isAccessDenied((SQLException) failure)).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://h.x1.eu-west-2.rds.amazonaws.com/pins,h.x1.eu-west-2.rds.amazonaws.com,3306,eu-west-2",
    "jdbc:mariadb://db:3307/pins?sslMode=verify-full,db,3307,",
    "jdbc:postgresql://h.x1.cn-north-1.rds.amazonaws.com.cn?a=b,h.x1.cn-north-1.rds.amazonaws.com.cn,5432,cn-north-1",
    "jdbc:postgresql://h.x1.us-gov-west-1.rds.amazonaws.com:1,h.x1.us-gov-west-1.rds.amazonaws.com,1,us-gov-west-1"
  })
  void shouldFindHostPortAndRegion(String url, String host, int port, String region) {
    DatabaseAddress address = DatabaseAddress.of(url).orElseThrow();

    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.region()).isEqualTo(Optional.ofNullable(region));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mariadb://a,b/pins",
        "jdbc:mariadb:replication://a:1,b:2/pins",
        "jdbc:mariadb://address=(host=a)(port=1)/pins",
        "jdbc:postgresql:pins"
      })
  void shouldFindNoAddressInOtherUrls(String url) {
    assertThat(DatabaseAddress.of(url)).isEmpty();
  }

  private static String token(AwsCredentials credentials) throws SQLException {
    return tokens(() -> credentials).current().password();
  }

  private static IamTokens tokens(AwsCredentialsProvider credentials) {
    return new IamTokens(
        DatabaseAddress.of("jdbc:mysql://posts.abc123.us-east-1.rds.amazonaws.com:3306/pins")
            .orElseThrow(),
        "us-east-1",
        "pin reader",
        credentials,
        Clock.fixed(Instant.parse("2026-11-21T15:50:02Z"), ZoneOffset.UTC));
  }
}
