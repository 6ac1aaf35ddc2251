package io.pinflow.local.database;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The one account clients use, and the database it may use.
 *
 * @param password never part of a message or a command line
 * @param database letters, digits and underscores, so that it needs no quoting anywhere
 */
record Account(String password, String database) {

  static final String USER = "pinflow";
  static final String PASSWORD_VARIABLE = "PINFLOW_DATABASE_PASSWORD";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  static Account of(Map<String, String> environment, String database) throws DatabaseException {
    String password = environment.getOrDefault(PASSWORD_VARIABLE, "");
    if (password.isEmpty()) {
      throw new DatabaseException(DatabaseErrors.noPassword());
    }
    if (!NAME.matcher(database).matches()) {
      throw new DatabaseException(DatabaseErrors.invalidDatabase(database));
    }
    return new Account(password, database);
  }

  @Override
  public String toString() {
    return "Account[database=" + database + "]";
  }
}
