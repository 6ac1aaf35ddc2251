package io.pinflow.launcher;

/** The embedded databases a stack can run. */
enum DatabaseEngine {
  MARIADB("mariadb") {
    @Override
    String jdbcUrl(int port) {
      return "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE;
    }
  },
  POSTGRES("postgresql") {
    @Override
    String jdbcUrl(int port) {
      return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }
  };

  static final String DATABASE = "pinterest";
  static final String USER = "pinflow";

  private final String label;

  DatabaseEngine(String label) {
    this.label = label;
  }

  abstract String jdbcUrl(int port);

  /** MariaDB where there are binaries of it: Linux on x86-64 and macOS on ARM; else PostgreSQL. */
  static DatabaseEngine usual() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    return mac == arm ? MARIADB : POSTGRES;
  }

  /** The name its server calls itself by. */
  String label() {
    return label;
  }

  /** The name on the command line. */
  String option() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
