package io.pinflow.launcher;

import io.pinflow.launcher.Flow.TableCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many records of one table are where on the live path.
 *
 * @param rest requests taken by REST
 * @param kinesis requests taken by Kinesis
 * @param rejected requests the gateway refused at the door
 * @param malformed of those taken, how many can't be cleaned
 * @param topic the records in the topics
 * @param live what the live job counted
 * @param posts different posts taken that can be cleaned
 */
record LiveDemoCounts(
    long rest,
    long kinesis,
    long rejected,
    long malformed,
    TableCounts topic,
    LiveCounts.Count live,
    long posts) {

  static LiveDemoCounts of(
      String table,
      Posting rest,
      Posting kinesis,
      Map<String, TableCounts> topics,
      LiveCounts live) {
    PostRecords.Count byRest = rest.records().of(table);
    PostRecords.Count byKinesis = kinesis.records().of(table);
    BitSet posts = (BitSet) byRest.posts().clone();
    posts.or(byKinesis.posts());
    return new LiveDemoCounts(
        byRest.taken(),
        byKinesis.taken(),
        byRest.rejected() + byKinesis.rejected(),
        byRest.malformed() + byKinesis.malformed(),
        topics.get(table),
        live.of(table),
        posts.cardinality());
  }

  /** Refused by the cleaner or by the live job. */
  long refused() {
    return topic.deadLetters() + live.refused();
  }

  /** Whether every request that was taken has come to its end. */
  boolean arrived() {
    return topic.raw() >= rest
        && topic.allCleaned()
        && live.received() >= topic.cleaned() + kinesis;
  }

  /** What does not add up, one line each. */
  List<String> differences(String table, boolean newHome) {
    List<String> differences = new ArrayList<>();
    expect(differences, table, "taken by REST", rest, "in the raw topic", topic.raw());
    expect(
        differences,
        table,
        "in the raw topic",
        topic.raw(),
        "cleaned + dead letters",
        topic.cleaned() + topic.deadLetters());
    expect(
        differences,
        table,
        "in the cleaned topic and taken by Kinesis",
        topic.cleaned() + kinesis,
        "received by the live job",
        live.received());
    expect(
        differences,
        table,
        "received by the live job",
        live.received(),
        "cleaned + refused there",
        live.cleaned() + live.refused());
    expect(differences, table, "malformed", malformed, "refused", refused());
    if (newHome) {
      expect(differences, table, "different posts", posts, "rows in Delta", live.rows());
    }
    return differences;
  }

  private static void expect(
      List<String> differences, String table, String what, long found, String other, long wanted) {
    if (found != wanted) {
      differences.add(
          String.format(Locale.ROOT, "%s: %s %,d, %s %,d", table, what, found, other, wanted));
    }
  }
}
