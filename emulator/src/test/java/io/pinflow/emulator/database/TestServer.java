package io.pinflow.emulator.database;

import java.io.IOException;

/** A real database server of a test. */
interface TestServer extends AutoCloseable {
  String url();

  String user();

  String password();

  @Override
  void close() throws IOException;
}
