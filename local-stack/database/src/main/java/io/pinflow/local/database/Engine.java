package io.pinflow.local.database;

import java.util.Locale;

/** The kinds of database a stack can run on. */
enum Engine {
  MARIADB,
  POSTGRES;

  DatabaseServer server(Home home, ChangeLog log) {
    return switch (this) {
      case MARIADB -> new MariaDb(home, log);
      case POSTGRES -> new Postgres(home, log);
    };
  }

  /** The name users write and folders carry. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
