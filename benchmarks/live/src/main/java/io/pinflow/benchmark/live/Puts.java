package io.pinflow.benchmark.live;

/** When the requests of one table left and were answered, milliseconds since 1970, by post. */
final class Puts {
  private final long[] sent;
  private final long[] answered;

  Puts(int posts) {
    this.sent = new long[posts];
    this.answered = new long[posts];
  }

  long[] sent() {
    return sent;
  }

  long[] answered() {
    return answered;
  }

  /** How long the posts after the first ones took. */
  double seconds(int from) {
    return (answered[answered.length - 1] - sent[from]) / 1e3;
  }
}
