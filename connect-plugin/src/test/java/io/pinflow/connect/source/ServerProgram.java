package io.pinflow.connect.source;

import java.io.IOException;

/** A program that serves a folder of MariaDB's or MySQL's data on a port. */
interface ServerProgram {
  /** The first part of a URL that a connector uses for it. */
  String scheme();

  /** A query for so many numbers from zero, as column number. */
  String numbers(int count);

  /** Starts it, on new data or on what it left, and waits until it serves. */
  void start() throws IOException;

  /** Ends it in order. */
  void stop() throws IOException;
}
