package io.pinflow.connect.source;

import io.pinflow.connect.secrets.SecretsManager;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * User and password in a secret of AWS Secrets Manager, as RDS stores them. A rotation between two
 * users changes both at once. Thread-safe.
 */
final class SecretLogIns implements LogIns {
  private static final String USER = "username";
  private static final String PASSWORD = "password";
  private static final Pattern ARN = Pattern.compile("arn:[^:]+:secretsmanager:([^:]+):.+");

  private final SecretsManager secrets;
  private final String secret;
  private final String user;

  /**
   * Log-ins by a secret.
   *
   * @param user the user configured, empty for the secret's own
   */
  SecretLogIns(SecretsManager secrets, String secret, String user) {
    this.secrets = secrets;
    this.secret = secret;
    this.user = user;
  }

  static SecretLogIns of(ConnectionConfig config) {
    String region = config.secretRegion().orElseThrow(IllegalArgumentException::new);
    return new SecretLogIns(SecretsManager.in(region), config.passwordSecret(), config.user());
  }

  /** The region an ARN names, empty for a name. */
  static Optional<String> region(String secret) {
    Matcher matcher = ARN.matcher(secret);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public LogIn current() throws SQLException {
    try {
      Map<String, String> pairs = secrets.read(secret, PASSWORD);
      return new LogIn(user.isEmpty() ? pairs.getOrDefault(USER, "") : user, pairs.get(PASSWORD));
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), REFUSED);
    }
  }
}
