package io.pinflow.emulator.database;

import java.io.IOException;

/** The databases the tests run against. */
enum Engine {
  MARIADB {
    @Override
    TestServer start() throws IOException {
      return new MariaDbServer();
    }
  },
  POSTGRESQL {
    @Override
    TestServer start() throws IOException {
      return new PostgresServer();
    }
  };

  abstract TestServer start() throws IOException;
}
