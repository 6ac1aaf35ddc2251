package io.pinflow.gateway;

import java.util.List;
import java.util.Set;

/** The route of a path, with names in braces for what it names: few, whatever is asked for. */
final class Place {
  static final String TOPIC = "/topics/{topic}";
  private static final String OTHER = "other";
  private static final Set<String> WHOLE =
      Set.of(
          "/topics",
          "/brokers",
          "/streams",
          "/live",
          "/ready",
          "/healthy",
          "/metrics",
          "/openapi.json",
          "/openapi.yaml");
  private static final Set<String> OF_STREAM = Set.of("record", "records", "sharditerator");
  private static final int FIRST = 1;
  private static final int THIRD = 3;
  private static final int FOURTH = 4;
  private static final int FIFTH = 5;

  private Place() {}

  static String of(String path) {
    if (path == null) {
      return OTHER;
    }
    if (WHOLE.contains(path)) {
      return path;
    }
    List<String> parts = List.of(path.split("/", -1));
    return switch (parts.get(Math.min(FIRST, parts.size() - 1))) {
      case "topics" -> ofTopic(parts);
      case "streams" -> ofStream(parts);
      default -> OTHER;
    };
  }

  private static String ofTopic(List<String> parts) {
    if (parts.size() == THIRD) {
      return TOPIC;
    }
    if (parts.size() < THIRD || !parts.get(THIRD).equals("partitions")) {
      return OTHER;
    }
    return switch (parts.size() - FOURTH) {
      case 0 -> TOPIC + "/partitions";
      case 1 -> TOPIC + "/partitions/{partition}";
      case 2 ->
          parts.get(FIFTH).equals("offsets") ? TOPIC + "/partitions/{partition}/offsets" : OTHER;
      default -> OTHER;
    };
  }

  private static String ofStream(List<String> parts) {
    if (parts.size() == THIRD) {
      return "/streams/{stream}";
    }
    return parts.size() == FOURTH && OF_STREAM.contains(parts.get(THIRD))
        ? "/streams/{stream}/" + parts.get(THIRD)
        : OTHER;
  }
}
