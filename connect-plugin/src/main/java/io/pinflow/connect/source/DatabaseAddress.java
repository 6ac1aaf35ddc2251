package io.pinflow.connect.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Host and port that a JDBC URL names. Immutable. */
final class DatabaseAddress {
  private static final int MARIADB_PORT = 3306;
  private static final int POSTGRES_PORT = 5432;

  /** One host; a list of several has a comma, and MariaDB's long form brackets. */
  private static final Pattern ONE_HOST =
      Pattern.compile("jdbc:(mariadb|mysql|postgresql)://([^/?:,()]+)(?::(\\d{1,5}))?(?:[/?].*)?");

  private static final Pattern RDS_REGION =
      Pattern.compile("\\.([a-z]{2}(?:-[a-z]+)+-\\d+)\\.rds\\.amazonaws\\.com(?:\\.cn)?$");

  private final String host;
  private final int port;

  private DatabaseAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** The address of a URL, empty when it names none or several. */
  static Optional<DatabaseAddress> of(String url) {
    Matcher matcher = ONE_HOST.matcher(url);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int usual = "postgresql".equals(matcher.group(1)) ? POSTGRES_PORT : MARIADB_PORT;
    int port = matcher.group(3) == null ? usual : Integer.parseInt(matcher.group(3));
    return Optional.of(new DatabaseAddress(matcher.group(2), port));
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /** The AWS region in the host name of an RDS instance, empty for other names. */
  Optional<String> region() {
    Matcher matcher = RDS_REGION.matcher(host);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
