package io.pinflow.local.objectstore;

/** The store can't be started, for a reason a person can mend; the message says which. */
final class ObjectStoreException extends Exception {

  private static final long serialVersionUID = 1L;

  ObjectStoreException(String message) {
    super(message);
  }

  ObjectStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
