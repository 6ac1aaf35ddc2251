package io.pinflow.emulator;

import java.nio.file.Path;

/** Every message the emulator's commands end with: problem, cause, remedy. */
public final class EmulatorErrors {
  private EmulatorErrors() {}

  // Files

  public static EmulatorException noFolder(Path folder) {
    return EmulatorException.badUsage(
        "Invalid --data: '"
            + folder
            + "' is not a folder. Expected a folder with raw_pin.jsonl, raw_geo.jsonl and"
            + " raw_user.jsonl, one JSON object a line with the table's columns.");
  }

  public static EmulatorException noFile(Path file) {
    return EmulatorException.badUsage(
        "Invalid --data: '"
            + file
            + "' is missing or can't be read. Expected raw_pin.jsonl, raw_geo.jsonl and"
            + " raw_user.jsonl side by side, one JSON object a line with the table's columns.");
  }

  public static EmulatorException brokenLine(Path file, long line, String problem) {
    return EmulatorException.failed(
        "Cannot load '"
            + file
            + "' because of line "
            + line
            + ": "
            + problem
            + ". Mend that line and load again: what is loaded stays and is not loaded twice.",
        null);
  }

  public static EmulatorException unreadable(Path file, Exception cause) {
    return EmulatorException.failed(
        "Cannot read '" + file + "' because of " + cause + ". Check the file and its disk.", cause);
  }

  public static EmulatorException changedFile(Path file, String problem) {
    return EmulatorException.failed(
        "Cannot read a row of '"
            + file
            + "' because the file changed since it was opened: "
            + problem
            + ". Leave it as it is while it is read, and run again.",
        null);
  }

  public static EmulatorException unwritable(Path folder, Exception cause) {
    return EmulatorException.failed(
        "Cannot write to '"
            + folder
            + "' because of "
            + cause.getClass().getSimpleName()
            + " ("
            + cause.getMessage()
            + "). Choose another --output or make room and access there.",
        cause);
  }

  public static EmulatorException recordUnwritable(Path file, Exception cause) {
    return EmulatorException.failed(
        "Cannot write --record '"
            + file
            + "' because of "
            + cause.getClass().getSimpleName()
            + " ("
            + cause.getMessage()
            + "). Choose another file or make room and access there.",
        cause);
  }

  // Options

  public static EmulatorException unknownDatabase(String jdbcUrl) {
    return EmulatorException.badUsage(
        "Invalid --jdbc-url: '"
            + jdbcUrl
            + "'. Expected jdbc:mariadb://host:port/database, jdbc:mysql://… or"
            + " jdbc:postgresql://….");
  }

  public static EmulatorException notPositive(String option, long value) {
    return EmulatorException.badUsage(
        "Invalid " + option + ": '" + value + "'. Expected 0 or more.");
  }

  public static EmulatorException noOrigin() {
    return EmulatorException.badUsage(
        "Cannot tell which posts to load. Expected either --rows N for generated ones or --data DIR"
            + " for those of a folder.");
  }

  public static EmulatorException noPassword(String variable) {
    return EmulatorException.badUsage(
        "Invalid --password-env: the environment has no variable '"
            + variable
            + "'. Set it to the password of the database user.");
  }

  // Database

  public static EmulatorException unreachable(String jdbcUrl, String reason, Exception cause) {
    return EmulatorException.failed(
        "Cannot reach the database at '"
            + jdbcUrl
            + "' because of: "
            + reason
            + ". Start it, or correct --jdbc-url.",
        cause);
  }

  public static EmulatorException refused(
      String jdbcUrl, String user, String reason, Exception cause) {
    return EmulatorException.failed(
        "Cannot log in to '"
            + jdbcUrl
            + "' as '"
            + user
            + "' because of: "
            + reason
            + ". Correct --user, the password in the environment, or the database's name.",
        cause);
  }

  public static EmulatorException noKey(RawTable table) {
    return EmulatorException.failed(
        "Cannot load "
            + table.tableName()
            + " because its column '"
            + table.key().name()
            + "' is not unique, so rows would double. Make it the primary key, or drop the table"
            + " and let this command create it.",
        null);
  }

  public static EmulatorException changed(RawTable table, String warning) {
    return EmulatorException.failed(
        "Cannot load "
            + table.tableName()
            + " because the database would change a value: "
            + warning
            + ". Widen the column, or drop the table and let this command create it.",
        null);
  }

  public static EmulatorException localInfileOff() {
    return EmulatorException.failed(
        "Cannot load because the server's local_infile is off. Switch it on (SET GLOBAL"
            + " local_infile=ON, on RDS in the parameter group) for the time of the load.",
        null);
  }

  public static EmulatorException database(String doing, Exception cause) {
    return EmulatorException.failed(
        "Cannot "
            + doing
            + " because the database says: "
            + cause.getMessage()
            + ". Mend that and load again: what is loaded stays and is not loaded twice.",
        cause);
  }

  public static EmulatorException interrupted(String doing) {
    return EmulatorException.failed(
        "Cannot " + doing + " because it was interrupted. Run it again.", null);
  }
}
