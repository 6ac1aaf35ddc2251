package io.pinflow.spark.kinesis;

/** What Kinesis answered instead of what was asked, by what can be done about it. */
final class KinesisApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  KinesisApiException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** Whether the same call may succeed a little later. */
  boolean isPassing() {
    return reason == Reason.THROTTLED || reason == Reason.UNREACHABLE;
  }

  /** What can be done about it. */
  enum Reason {
    /** Asked too often: ask again later. */
    THROTTLED,
    /** No or no sensible answer: ask again later. */
    UNREACHABLE,
    /** The iterator is older than five minutes: take a new one. */
    EXPIRED_ITERATOR,
    /** The position isn't in the shard: trimmed, or of another stream. */
    INVALID_POSITION,
    /** No such stream or shard. */
    NOT_FOUND,
    /** Not allowed, or credentials are wrong. */
    DENIED,
    /** Anything else. */
    OTHER
  }
}
