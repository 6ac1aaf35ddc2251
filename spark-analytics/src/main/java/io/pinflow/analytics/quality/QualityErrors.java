package io.pinflow.analytics.quality;

import io.pinflow.analytics.AnalyticsErrors;
import io.pinflow.analytics.AnalyticsException;
import java.util.List;
import java.util.stream.Collectors;

/** Failures of data quality: problem, cause and remedy. */
final class QualityErrors {

  private QualityErrors() {}

  static AnalyticsException violated(List<Finding> fatal) {
    String names =
        fatal.stream()
            .map(
                finding ->
                    finding.table()
                        + ": "
                        + finding.expectation()
                        + " (expected "
                        + finding.expected()
                        + "; "
                        + finding.observed()
                        + ")")
            .collect(Collectors.joining("; "));
    return new AnalyticsException(
        "Data quality: "
            + fatal.size()
            + (fatal.size() == 1 ? " expectation does" : " expectations do")
            + " not hold. "
            + names
            + ". Tables and results are written; quality.jsonl has examples. Mend the data or"
            + " change the expectation with --expectations.");
  }

  static AnalyticsException noSuchFile(String file) {
    return new AnalyticsException(
        "Cannot read --expectations '" + file + "' because there is no such file.");
  }

  static AnalyticsException notJson(String file, int line, String problem) {
    return new AnalyticsException(
        "Cannot read the expectations in '"
            + file
            + "', line "
            + line
            + ", because they are not JSON: "
            + problem
            + ".");
  }

  static AnalyticsException invalid(String file, Node node, String expected) {
    return new AnalyticsException(
        "Invalid expectation in '"
            + file
            + "', line "
            + node.line()
            + ", "
            + node.path()
            + ": '"
            + node.text()
            + "'. Expected "
            + expected
            + ".");
  }

  static AnalyticsException missing(String file, Node node, String key, String expected) {
    return new AnalyticsException(
        "Invalid expectation in '"
            + file
            + "', line "
            + node.line()
            + ", "
            + node.path()
            + ": '"
            + key
            + "' is missing. Expected "
            + expected
            + ".");
  }

  static AnalyticsException unknownKey(String file, Node node, String allowed) {
    return new AnalyticsException(
        "Invalid expectation in '"
            + file
            + "', line "
            + node.line()
            + ", "
            + node.path()
            + ": there is no such key. Expected "
            + allowed
            + ".");
  }

  static AnalyticsException twice(String file, Node node, String name) {
    return new AnalyticsException(
        "Invalid expectation in '"
            + file
            + "', line "
            + node.line()
            + ", "
            + node.path()
            + ": '"
            + name
            + "' is there twice for this table. Expected each once; give one of them another"
            + " 'expectation'.");
  }

  static AnalyticsException checkFailed(String table, Throwable cause) {
    return new AnalyticsException(
        "Cannot check the quality of '"
            + table
            + "' because "
            + AnalyticsErrors.rootMessage(cause)
            + ". The tables are up to date: mend the cause and run the batch again, or leave the"
            + " check out with --quality off.",
        cause);
  }
}
