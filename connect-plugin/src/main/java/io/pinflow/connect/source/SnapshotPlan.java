package io.pinflow.connect.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the rows that a table had at a moment are dealt out to several tasks: in chunks, one after
 * the other in the order of the table. No row can come into them any more. Immutable.
 */
final class SnapshotPlan {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "id";
  private static final String FROM = "from";
  private static final String ENDS = "ends";
  private static final String ROWS = "rows";

  private final String id;
  private final Optional<Bound> from;
  private final List<Bound> ends;
  private final long rows;

  /**
   * Plans the rows after a point.
   *
   * @param id unlike the one of any other plan of the table
   * @param from the point just before the first chunk, empty for the table's begin
   * @param ends the last point of each chunk, in order
   * @param rows about how many rows there are in all
   */
  SnapshotPlan(String id, Optional<Bound> from, List<Bound> ends, long rows) {
    if (ends.isEmpty()) {
      throw new IllegalArgumentException("A plan has at least one chunk");
    }
    this.id = id;
    this.from = from;
    this.ends = List.copyOf(ends);
    this.rows = rows;
  }

  /** Plans what was cut up to a point. */
  static SnapshotPlan of(String id, Optional<Bound> from, KeySampler.Cut cut, Bound to) {
    List<Bound> ends = new ArrayList<>(cut.points());
    ends.add(to);
    return new SnapshotPlan(id, from, ends, cut.rows());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it did not
   */
  static SnapshotPlan of(String text) {
    try {
      JsonNode plan = JSON.readTree(text);
      List<Bound> ends = new ArrayList<>();
      plan.path(ENDS).forEach(end -> ends.add(bound(end)));
      Optional<Bound> from =
          Optional.of(plan.path(FROM)).filter(JsonNode::isValueNode).map(SnapshotPlan::bound);
      return new SnapshotPlan(plan.path(ID).asText(), from, ends, plan.path(ROWS).asLong());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a plan: " + text, e);
    }
  }

  /** As offsets have it. */
  String text() {
    ObjectNode plan = JsonNodeFactory.instance.objectNode().put(ID, id);
    from.ifPresent(point -> plan.set(FROM, node(point)));
    ArrayNode array = plan.putArray(ENDS);
    ends.forEach(end -> array.add(node(end)));
    return plan.put(ROWS, rows).toString();
  }

  /** The same rows but for those up to a point, which is none after the first chunk. */
  SnapshotPlan startingAfter(Bound point) {
    boolean isFirstEmpty = ends.size() > 1 && ends.get(0).equals(point);
    List<Bound> rest = isFirstEmpty ? ends.subList(1, ends.size()) : ends;
    return new SnapshotPlan(id, Optional.of(point), rest, rows);
  }

  /** True when it starts where it ends. */
  boolean isEmpty() {
    return from.equals(Optional.of(end()));
  }

  String id() {
    return id;
  }

  /** The point just before the first chunk, empty for the table's begin. */
  Optional<Bound> from() {
    return from;
  }

  /** The last point of the last chunk. */
  Bound end() {
    return ends.get(ends.size() - 1);
  }

  /** About how many rows there are in all chunks. */
  long rows() {
    return rows;
  }

  List<Chunk> chunks() {
    return IntStream.range(0, ends.size()).mapToObj(this::chunk).collect(Collectors.toList());
  }

  /** Whether every point is one of an order's. */
  boolean isOf(ReadOrder order) {
    return from.map(order::accepts).orElse(true) && ends.stream().allMatch(order::accepts);
  }

  private Chunk chunk(int index) {
    Optional<Bound> start = index == 0 ? from : Optional.of(ends.get(index - 1));
    return new Chunk(id, index, ends.size(), start, ends.get(index));
  }

  private static JsonNode node(Bound bound) {
    return JSON.valueToTree(bound.offset());
  }

  private static Bound bound(JsonNode node) {
    return node.isNumber() ? Bound.of(node.longValue()) : Bound.ofOffset(node.asText());
  }
}
