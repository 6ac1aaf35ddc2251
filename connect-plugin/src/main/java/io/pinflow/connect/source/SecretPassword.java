package io.pinflow.connect.source;

import io.pinflow.connect.secrets.SecretsManager;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The password in a secret of AWS Secrets Manager, as the rotations of RDS store it. Thread-safe.
 */
final class SecretPassword implements Passwords {
  private static final String KEY = "password";
  private static final Pattern ARN = Pattern.compile("arn:[^:]+:secretsmanager:([^:]+):.+");

  private final SecretsManager secrets;
  private final String secret;

  SecretPassword(SecretsManager secrets, String secret) {
    this.secrets = secrets;
    this.secret = secret;
  }

  static SecretPassword of(TableSourceConfig config) {
    String region = config.secretRegion().orElseThrow(IllegalArgumentException::new);
    return new SecretPassword(SecretsManager.in(region), config.passwordSecret());
  }

  /** The region an ARN names, empty for a name. */
  static Optional<String> region(String secret) {
    Matcher matcher = ARN.matcher(secret);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public String current() throws SQLException {
    try {
      return secrets.read(secret, KEY);
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), REFUSED);
    }
  }
}
