package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The posters with the most followers of a country, with the number of posts that show it.
 *
 * <p>A maximum can't be taken back. So some posts below the first are kept too: all with at least
 * as many followers as the <em>floor</em>. Only when none of them is left must the country be
 * looked through again.
 */
final class Leaders implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Posts that are kept; more when more share the first place. */
  private static final int POSTS = 16;

  private final TreeMap<Integer, Map<String, Long>> posters = new TreeMap<>();
  private int floor;
  private long posts;

  /** None yet. */
  Leaders(int floor) {
    this.floor = floor;
  }

  int floor() {
    return floor;
  }

  boolean isEmpty() {
    return posters.isEmpty();
  }

  /** Posts by follower count, ascending, and poster. */
  Map<Integer, Map<String, Long>> posters() {
    return posters;
  }

  /** The largest follower count. */
  int most() {
    return posters.lastKey();
  }

  /** Who has it. */
  Map<String, Long> first() {
    return posters.lastEntry().getValue();
  }

  /** Adds posts, or takes them away; a number of nobody's posts is forgotten. */
  void add(String poster, int followers, long number) {
    if (followers < floor) {
      return;
    }
    Map<String, Long> same = posters.computeIfAbsent(followers, none -> new HashMap<>());
    same.merge(poster, number, (known, more) -> known + more == 0 ? null : known + more);
    if (same.isEmpty()) {
      posters.remove(followers);
    }
    posts += number;
  }

  /** Adds posts and forgets those too far down, now and then. */
  void addRising(String poster, int followers) {
    add(poster, followers, 1);
    if (posts > 2L * POSTS && posters.size() > 1) {
      trim();
    }
  }

  /** Adds another's posts; below the higher of both floors neither is complete. */
  void add(Leaders other) {
    floor = Math.max(floor, other.floor);
    while (!posters.isEmpty() && posters.firstKey() < floor) {
      forgetLast();
    }
    other.posters.forEach(
        (followers, posters) ->
            posters.forEach((poster, number) -> add(poster, followers, number)));
  }

  /** Forgets what is too far down. */
  void trim() {
    while (posts > POSTS && posters.size() > 1) {
      forgetLast();
      floor = posters.firstKey();
    }
  }

  private void forgetLast() {
    posts -= posters.pollFirstEntry().getValue().values().stream().mapToLong(n -> n).sum();
  }

  boolean sound() {
    return posters.values().stream()
        .allMatch(same -> same.values().stream().allMatch(number -> number > 0));
  }
}
