package io.pinflow.connect.source;

import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/** Where the database is, how to log in to it and how long to wait for it. Immutable. */
final class ConnectionConfig {
  static final String URL_CONFIG = "connection.url";
  static final String USER_CONFIG = "connection.user";
  static final String PASSWORD_CONFIG = "connection.password";
  static final String PASSWORD_FILE_CONFIG = "connection.password.file";
  static final String PASSWORD_SECRET_CONFIG = "connection.password.secret";
  static final String IAM_AUTH_CONFIG = "connection.iam.auth";
  static final String IAM_REGION_CONFIG = "connection.iam.region";
  static final String TLS_CONFIG = "connection.tls";
  static final String TLS_CA_CONFIG = "connection.tls.ca";
  static final String TIMEOUT_CONFIG = "connection.timeout.ms";
  static final String BACKOFF_CONFIG = "connection.backoff.ms";
  static final String BACKOFF_MAX_CONFIG = "connection.backoff.max.ms";
  static final String QUERY_TIMEOUT_CONFIG = "query.timeout.ms";
  static final String LOCK_TIMEOUT_CONFIG = "lock.timeout.ms";
  static final String FAILURE_GRACE_CONFIG = "failure.grace.ms";

  private final TableSourceConfig config;

  ConnectionConfig(TableSourceConfig config) {
    this.config = config;
  }

  String url() {
    return config.getString(URL_CONFIG);
  }

  /** The one host of the URL, empty when there are several or none. */
  Optional<DatabaseAddress> address() {
    return DatabaseAddress.of(url());
  }

  Dialect dialect() {
    return Dialect.ofUrl(url()).orElseThrow(IllegalArgumentException::new);
  }

  String user() {
    return config.getString(USER_CONFIG);
  }

  Password password() {
    return config.getPassword(PASSWORD_CONFIG);
  }

  /** Path of the file with the password, empty for none. */
  String passwordFile() {
    return config.getString(PASSWORD_FILE_CONFIG);
  }

  /** Name or ARN of the secret with the password, empty for none. */
  String passwordSecret() {
    return config.getString(PASSWORD_SECRET_CONFIG);
  }

  /** The region of that secret: its ARN's, or that of the database. */
  Optional<String> secretRegion() {
    Optional<String> own = SecretLogIns.region(passwordSecret());
    return own.isPresent() ? own : iamRegion();
  }

  /** Whether a secret stands where its provider, which has not run yet, will put it. */
  boolean isUnresolved() {
    return (url() + user() + password().value() + passwordFile()).contains("${");
  }

  boolean usesIam() {
    return config.getBoolean(IAM_AUTH_CONFIG);
  }

  /** The region to sign tokens for: the one configured, or the one in the name of the host. */
  Optional<String> iamRegion() {
    Optional<String> own =
        Optional.of(config.getString(IAM_REGION_CONFIG)).filter(region -> !region.isEmpty());
    return own.isPresent() ? own : address().flatMap(DatabaseAddress::region);
  }

  Tls tls() {
    TlsMode mode = TlsMode.of(config.getString(TLS_CONFIG));
    return new Tls(mode, config.getString(TLS_CA_CONFIG), address());
  }

  int connectTimeoutMs() {
    return config.getInt(TIMEOUT_CONFIG);
  }

  int queryTimeoutMs() {
    return config.getInt(QUERY_TIMEOUT_CONFIG);
  }

  /**
   * Shorter than the wait for an answer, so that the server gives up first and leaves no session.
   */
  int lockTimeoutMs() {
    return Math.min(config.getInt(LOCK_TIMEOUT_CONFIG), queryTimeoutMs());
  }

  Backoff backoff() {
    return new Backoff(config.getInt(BACKOFF_CONFIG), config.getInt(BACKOFF_MAX_CONFIG));
  }

  Grace grace() {
    return new Grace(config.getLong(FAILURE_GRACE_CONFIG), System::nanoTime);
  }
}
