package io.pinflow.analytics.live;

/** Thrown when another writer committed first: look at the table again, then try again. */
final class LostRaceException extends Exception {

  private static final long serialVersionUID = 1L;

  LostRaceException(Throwable cause) {
    super(cause);
  }
}
