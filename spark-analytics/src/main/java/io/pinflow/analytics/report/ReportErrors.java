package io.pinflow.analytics.report;

import java.io.IOException;
import java.nio.file.Path;

/** The report's errors: problem, cause, remedy. */
final class ReportErrors {
  private ReportErrors() {}

  static ReportException noFolder(Path folder) {
    return error(
        ("Cannot read results from '%s' because there is no such folder. "
                + "Run 'pinflow batch' first or name another folder with --results.")
            .formatted(folder),
        null);
  }

  static ReportException noResults(Path folder) {
    return error(
        ("Cannot write a report because '%s' holds no result of any query. "
                + "Run 'pinflow batch' first or name another folder with --results.")
            .formatted(folder),
        null);
  }

  static ReportException brokenLine(Path file, int line, String problem) {
    return error(
        ("Cannot read '%s' because line %d %s. " + "Run 'pinflow batch' again to write it anew.")
            .formatted(file, line, problem),
        null);
  }

  static ReportException brokenFile(Path file, String problem) {
    return error(
        ("Cannot read '%s' because %s. " + "Run 'pinflow batch' again to write it anew.")
            .formatted(file, problem),
        null);
  }

  static ReportException notANumber(String column, Object value) {
    return error(
        ("Invalid value in column '%s': '%s'. Expected a number. "
                + "Run 'pinflow batch' again to write the results anew.")
            .formatted(column, value),
        null);
  }

  static ReportException unreadable(Path file, IOException cause) {
    return error(
        ("Cannot read '%s' because of %s. " + "Check that the file can be read.")
            .formatted(file, reason(cause)),
        cause);
  }

  static ReportException unwritable(Path file, IOException cause) {
    return error(
        ("Cannot write the report '%s' because of %s. "
                + "Check the folder's permissions and space, or name another file with --output.")
            .formatted(file, reason(cause)),
        cause);
  }

  static IllegalStateException incompleteJar(String resource) {
    return new IllegalStateException(
        "Cannot find '%s' on the classpath because the jar is incomplete. Build it again with 'mvn package'."
            .formatted(resource));
  }

  private static String reason(IOException cause) {
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static ReportException error(String message, IOException cause) {
    return new ReportException(message, cause);
  }
}
