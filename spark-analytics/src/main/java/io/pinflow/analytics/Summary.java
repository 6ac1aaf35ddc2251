package io.pinflow.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a run did and found, as {@code summary.json} tells it; times in seconds. */
record Summary(
    String runId,
    String userId,
    BatchSettings.Interval interval,
    Instant started,
    Instant finished,
    QueryOptions options,
    Map<String, TableSummary> tables,
    long deadLetters,
    Map<String, Double> seconds,
    Map<String, String> versions,
    Map<String, Long> deltaVersions,
    boolean nothingNew,
    List<Answer> answers) {

  /** One table: what this run brought and the rows it has now. */
  record TableSummary(
      long objects, long bytes, long rowsRead, long inserted, long updated, long rows) {}

  /**
   * One query: its rows and how long it took.
   *
   * @param answeredFrom {@code aggregates} or {@code tables}
   */
  record Answer(String name, long rows, double seconds, String answeredFrom) {}

  /** The file's content. */
  String json(ObjectMapper mapper) {
    ObjectNode root = mapper.createObjectNode();
    root.put("run_id", runId);
    root.put("user_id", userId);
    root.put("started", started.toString());
    root.put("finished", finished.toString());
    ObjectNode dates = root.putObject("interval");
    dates.put("start", interval.start().map(Instant::toString).orElse(null));
    dates.put("end", interval.end().map(Instant::toString).orElse(null));
    root.set("options", mapper.valueToTree(options.values()));
    ObjectNode tableNodes = root.putObject("tables");
    tables.forEach((name, table) -> write(tableNodes.putObject(name), table));
    root.putObject("dead_letters").put("total", deadLetters);
    root.set("seconds", mapper.valueToTree(seconds));
    root.set("versions", mapper.valueToTree(versions));
    root.put("git_revision", GitRevision.text());
    root.set("delta_versions", mapper.valueToTree(deltaVersions));
    root.put("nothing_new", nothingNew);
    ArrayNode answerNodes = root.putArray("queries");
    answers.forEach(answer -> write(answerNodes.addObject(), answer));
    return root.toPrettyString();
  }

  private static void write(ObjectNode node, TableSummary table) {
    node.put("objects", table.objects())
        .put("bytes", table.bytes())
        .put("rows_read", table.rowsRead())
        .put("inserted", table.inserted())
        .put("updated", table.updated())
        .put("rows", table.rows());
  }

  private static void write(ObjectNode node, Answer answer) {
    node.put("name", answer.name())
        .put("rows", answer.rows())
        .put("seconds", answer.seconds())
        .put("answered_from", answer.answeredFrom());
  }

  /** Whether a run that wrote this summary would give the same answers now. */
  static boolean answersStillHold(
      JsonNode last, QueryOptions options, Map<String, Long> deltaVersions, ObjectMapper mapper) {
    return same(last.path("options"), mapper.valueToTree(options.values()))
        && same(last.path("delta_versions"), mapper.valueToTree(deltaVersions))
        && last.path("versions").path("pinflow").asText().equals(Versions.PINFLOW);
  }

  /** By text: a number that was read may be of a smaller type than it was written from. */
  private static boolean same(JsonNode left, JsonNode right) {
    return left.toString().equals(right.toString());
  }
}
