package io.pinflow.local.database;

import java.nio.file.Path;
import java.util.List;

/** The messages of the database's failures: problem, cause, remedy. */
final class DatabaseErrors {

  private DatabaseErrors() {}

  static String noPassword() {
    return String.format(
        "Cannot start the database because the environment variable '%s' is not set. Set it to"
            + " the password of the account '%s'.",
        Account.PASSWORD_VARIABLE, Account.USER);
  }

  static String invalidDatabase(String name) {
    return String.format(
        "Invalid --database: '%s'. Expected up to 63 letters, digits and underscores, no digit"
            + " first.",
        name);
  }

  static String inUse(Path home) {
    return String.format(
        "Cannot use '%s' because another process runs a database in it. Stop that one, or choose"
            + " another --directory.",
        home);
  }

  static String portTaken(int port, Exception cause) {
    return String.format(
        "Cannot listen on 127.0.0.1:%d: %s. Stop what uses the port, or choose another.",
        port, cause.getMessage());
  }

  static String noBinaries(String engine) {
    return String.format(
        "Cannot run %s because no binaries of it were built in for this system ('%s' on '%s')."
            + " Choose the other --engine.",
        engine, System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static String commandFailed(String what, int exitCode, List<String> output) {
    return String.format(
        "Cannot %s: exit code %d. It said last:%n%s",
        what, exitCode, String.join(System.lineSeparator(), output));
  }

  static String died(int exitCode, Path log, List<String> lastLines) {
    return String.format(
        "The database server ended by itself with exit code %d. Its log, '%s', ends with:%n%s",
        exitCode, log, String.join(System.lineSeparator(), lastLines));
  }

  static String notReady(long seconds, Path log, List<String> lastLines) {
    return String.format(
        "The database server did not take clients within %d s. Its log, '%s', ends with:%n%s",
        seconds, log, String.join(System.lineSeparator(), lastLines));
  }

  static String orphanStays(long processId) {
    return String.format(
        "Cannot stop the database server with process id %d, which an earlier run left behind."
            + " Stop it by hand, then start again.",
        processId);
  }

  static String onlyRoot() {
    return "Cannot run PostgreSQL as root: it refuses, and neither 'unshare -U' nor 'setpriv' works"
        + " here. Run as another user, or choose --engine mariadb.";
  }

  static String notAdmitted(String database, Exception cause) {
    return String.format(
        "Cannot let the account '%s' into database '%s': %s. If the password changed since the"
            + " data were made, set %s to the earlier one or delete the data.",
        Account.USER, database, cause.getMessage(), Account.PASSWORD_VARIABLE);
  }

  static String startFailed(Exception failure) {
    return failure instanceof DatabaseException
        ? failure.getMessage()
        : "Cannot run the database: " + failure + ".";
  }
}
