package io.pinflow.benchmark.connect;

import java.util.Locale;

/** The databases a source reads from, with what makes a bare scan of each the fastest. */
enum Engine {
  MARIADB("jdbc:mariadb", "?useServerPrepStmts=true", 1_000),
  POSTGRES("jdbc:postgresql", "?prepareThreshold=-1", 10_000);

  private static final String DATABASE = "pinterest";

  private final String scheme;
  private final String scanOptions;
  private final int scanFetchRows;

  Engine(String scheme, String scanOptions, int scanFetchRows) {
    this.scheme = scheme;
    this.scanOptions = scanOptions;
    this.scanFetchRows = scanFetchRows;
  }

  /** Its name on a command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String database() {
    return DATABASE;
  }

  String url(int port) {
    return scheme + "://127.0.0.1:" + port + "/" + DATABASE;
  }

  /** Where a table lies, as change data capture names it. */
  String space() {
    return this == POSTGRES ? "public" : DATABASE;
  }

  /** The address of a scan with binary rows. */
  String scanUrl(int port) {
    return url(port) + scanOptions;
  }

  int scanFetchRows() {
    return scanFetchRows;
  }
}
