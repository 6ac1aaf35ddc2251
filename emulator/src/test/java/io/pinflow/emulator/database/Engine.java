package io.pinflow.emulator.database;

import java.io.IOException;
import java.sql.SQLException;

/** The databases the tests run against. */
enum Engine {
  MARIADB {
    @Override
    TestServer start() throws IOException, SQLException {
      return new MariaDbServer();
    }
  },
  POSTGRESQL {
    @Override
    TestServer start() throws IOException {
      return new PostgresServer();
    }
  };

  abstract TestServer start() throws IOException, SQLException;
}
