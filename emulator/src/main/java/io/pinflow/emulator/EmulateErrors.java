package io.pinflow.emulator;

import java.nio.file.Path;

/** Every message of {@code emulate}'s own: problem, cause, remedy. */
public final class EmulateErrors {
  private EmulateErrors() {}

  // Options

  public static EmulatorException invalid(String option, Object value, String expected) {
    return EmulatorException.badUsage(
        "Invalid " + option + ": '" + value + "'. Expected " + expected + ".");
  }

  static EmulatorException missing(String option, String purpose) {
    return EmulatorException.badUsage(
        "Must specify " + option + " because " + purpose + ". See 'emulate --help'.");
  }

  static EmulatorException notTogether(String options) {
    return EmulatorException.badUsage(
        "Cannot take posts from more than one place. Expected one of " + options + ".");
  }

  static EmulatorException notForDatabase(String option) {
    return EmulatorException.badUsage(
        "Cannot use " + option + " with --to database: it is for --to rest and --to kinesis.");
  }

  static EmulatorException noSecret(String option, Path file) {
    return EmulatorException.badUsage(
        "Invalid "
            + option
            + ": '"
            + file
            + "' can't be read or is empty. Expected a file with the secret on its first line.");
  }

  public static EmulatorException noCredentials(Path file, String problem) {
    return EmulatorException.badUsage(
        "Invalid --credentials: '"
            + file
            + "' can't be used because "
            + problem
            + ". Expected YAML with RDS_HOST, RDS_USER, RDS_PASSWORD, RDS_DATABASE and RDS_PORT.");
  }

  // Posts

  static EmulatorException noPosts() {
    return EmulatorException.failed(
        "Cannot post because there are no rows. Fill the three tables or files first, or leave"
            + " --credentials, --jdbc-url and --data out to post generated ones.",
        null);
  }

  static EmulatorException noRange(int first, int last) {
    return EmulatorException.badUsage(
        "Cannot post because there is no row from "
            + first
            + " to "
            + last
            + ". Choose another --first or --last.");
  }

  // The other side

  public static EmulatorException noStream(String stream, String reason) {
    return EmulatorException.failed(
        "Cannot create the stream '"
            + stream
            + "' because of "
            + reason
            + ". Create it by hand, or check --url and --api-key-file.",
        null);
  }
}
