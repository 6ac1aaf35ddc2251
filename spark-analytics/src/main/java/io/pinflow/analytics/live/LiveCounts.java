package io.pinflow.analytics.live;

/**
 * What one query has done since the job started, after one more micro-batch.
 *
 * @param name {@code pin}, {@code geo}, {@code user} or {@code deadletter}
 * @param batch number of the micro-batch, which goes on over restarts
 * @param received messages
 * @param cleaned rows in the messages that could be cleaned
 * @param refused messages that became dead letters
 * @param rows in the table now
 * @param seconds that this micro-batch took
 * @param behind milliseconds from the arrival of its oldest message to the commit
 */
record LiveCounts(
    String name,
    long batch,
    long received,
    long cleaned,
    long refused,
    long inserted,
    long updated,
    long rows,
    double seconds,
    long behind) {

  static LiveCounts none(String name) {
    return new LiveCounts(name, -1, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  LiveCounts after(
      long number,
      Intake intake,
      PostTable.Written written,
      long rowsNow,
      double time,
      long lateness) {
    return new LiveCounts(
        name,
        number,
        received + intake.received(),
        cleaned + intake.cleaned(),
        refused + intake.letters().size(),
        inserted + written.inserted(),
        updated + written.updated(),
        rowsNow,
        time,
        lateness);
  }
}
