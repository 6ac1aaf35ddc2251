package io.pinflow.connect.source;

import java.sql.SQLException;

/** Where the password of a connection comes from, asked anew for every one. */
interface Passwords {
  /** SQL state of a log-in that was refused: without a password there is none. */
  String REFUSED = "28000";

  /** The password as it is now; empty for none. */
  String current() throws SQLException;

  /** What a configuration asks for. */
  static Passwords of(TableSourceConfig config) {
    if (config.usesIam()) {
      return IamTokens.of(config);
    }
    if (!config.passwordSecret().isEmpty()) {
      return SecretPassword.of(config);
    }
    String file = config.passwordFile();
    return file.isEmpty() ? () -> config.password().value() : new PasswordFile(file);
  }
}
