package io.pinflow.local.database;

/** The database can't be started or has died; the message says why and what to do. */
final class DatabaseException extends Exception {

  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(message);
  }

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
