package io.pinflow.connect.source;

/** What the connector proves itself with to the database, for one connection. Immutable. */
final class LogIn {
  static final LogIn NONE = new LogIn("", "");

  private final String user;
  private final String password;

  /** Either may be empty, for none. */
  LogIn(String user, String password) {
    this.user = user;
    this.password = password;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }
}
