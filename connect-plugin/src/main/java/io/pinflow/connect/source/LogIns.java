package io.pinflow.connect.source;

import java.sql.SQLException;

/** Where user and password come from, asked anew for every connection. */
interface LogIns {
  /** SQL state of a log-in that was refused: without a password there is none. */
  String REFUSED = "28000";

  /** User and password as they are now. */
  LogIn current() throws SQLException;

  /** What a configuration asks for. */
  static LogIns of(ConnectionConfig config) {
    if (config.usesIam()) {
      return IamTokens.of(config);
    }
    if (!config.passwordSecret().isEmpty()) {
      return SecretLogIns.of(config);
    }
    String file = config.passwordFile();
    LogIn fixed = new LogIn(config.user(), config.password().value());
    return file.isEmpty() ? () -> fixed : new PasswordFile(config.user(), file);
  }
}
