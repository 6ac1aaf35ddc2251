package io.pinflow.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * How often everything was read again, and whether that is still under way.
 *
 * <p>Each full refresh reads with a memory of its own. One small file says which memory counts, so
 * that a refresh is done, or not, by the writing of this file.
 *
 * @param number of full refreshes, also one under way; 0 before the first
 * @param underWay whether the last one has not ended
 */
record RefreshState(int number, boolean underWay) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "refresh.json";

  /** The state that the checkpoints are in. */
  static RefreshState read(Location checkpoints, Folders folders) {
    byte[] content = folders.read(checkpoints.resolve(FILE));
    if (content.length == 0) {
      return new RefreshState(0, false);
    }
    try {
      JsonNode state = JSON.readTree(content);
      return new RefreshState(
          state.required("number").intValue(), state.required("under_way").booleanValue());
    } catch (IOException | IllegalArgumentException e) {
      throw AnalyticsErrors.unreadableState(checkpoints.resolve(FILE).text(), e);
    }
  }

  void write(Location checkpoints, Folders folders) {
    String json = JSON.createObjectNode().put("number", number).put("under_way", underWay) + "\n";
    folders.write(checkpoints.resolve(FILE), json.getBytes(StandardCharsets.UTF_8));
  }

  /** One more, unless one is under way already. */
  RefreshState begun() {
    return underWay ? this : new RefreshState(number + 1, true);
  }

  /** The same, ended. */
  RefreshState ended() {
    return new RefreshState(number, false);
  }

  /** The memory of what the tables hold. */
  Location memory(Location checkpoints) {
    return memory(checkpoints, underWay ? number - 1 : number);
  }

  /** The memory of the refresh that is under way. */
  Location newMemory(Location checkpoints) {
    return memory(checkpoints, number);
  }

  private static Location memory(Location checkpoints, int number) {
    return number == 0 ? checkpoints : checkpoints.resolve("refresh_" + number);
  }
}
