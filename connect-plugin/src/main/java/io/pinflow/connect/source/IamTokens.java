package io.pinflow.connect.source;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Makes the tokens that RDS takes for passwords: a signed request to connect, good for a quarter of
 * an hour and made without asking anybody. Thread-safe.
 */
final class IamTokens implements LogIns {
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final String SCHEME = "https://";

  private final DatabaseAddress address;
  private final String region;
  private final String user;
  private final AwsCredentialsProvider credentials;
  private final Clock clock;

  IamTokens(
      DatabaseAddress address,
      String region,
      String user,
      AwsCredentialsProvider credentials,
      Clock clock) {
    this.address = address;
    this.region = region;
    this.user = user;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** Signed by whom the worker is: environment, profile, web identity, container or instance. */
  static IamTokens of(ConnectionConfig config) {
    return new IamTokens(
        config.address().orElseThrow(IllegalArgumentException::new),
        config.iamRegion().orElseThrow(IllegalArgumentException::new),
        config.user(),
        DefaultCredentialsProvider.builder().build(),
        Clock.systemUTC());
  }

  @Override
  public LogIn current() throws SQLException {
    try {
      return new LogIn(user, token());
    } catch (SdkException e) {
      throw new SQLException(ConnectionErrors.noAwsCredentials(e.getMessage()), REFUSED);
    }
  }

  private String token() {
    return AwsV4HttpSigner.create()
        .sign(
            signing ->
                signing
                    .identity(credentials.resolveCredentials())
                    .request(request())
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, LIFE)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request()
        .getUri()
        .toString()
        .substring(SCHEME.length());
  }

  private SdkHttpRequest request() {
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.GET)
        .protocol("https")
        .host(address.host())
        .port(address.port())
        .encodedPath("/")
        .putRawQueryParameter("Action", "connect")
        .putRawQueryParameter("DBUser", user)
        .build();
  }
}
