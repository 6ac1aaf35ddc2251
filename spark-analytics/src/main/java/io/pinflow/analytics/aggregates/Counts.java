package io.pinflow.analytics.aggregates;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How many posts there are of each kind that a query tells apart. Counts can be taken back, so what
 * changed is added with its sign.
 *
 * <p>They are small because what they tell apart is: countries, categories, years, and follower
 * counts as they are displayed, rounded to thousands and millions. Not safe for use from several
 * threads.
 */
final class Counts {

  /** Posts of a category at a place. */
  record PlaceCell(Place place, String category) {}

  /** Posts of a category by people of an age. */
  record AgeCell(String ageGroup, String category) {}

  /** Posts by people whose poster has so many followers. */
  record FollowerCell(Person person, int followers) {}

  private final Map<PlaceCell, Long> places = new HashMap<>();
  private final Map<AgeCell, Long> ages = new HashMap<>();
  private final Map<FollowerCell, Long> followers = new HashMap<>();
  private final Map<Integer, Long> joined = new HashMap<>();
  private final Map<String, Leaders> leaders = new HashMap<>();

  Map<PlaceCell, Long> places() {
    return places;
  }

  Map<AgeCell, Long> ages() {
    return ages;
  }

  Map<FollowerCell, Long> followers() {
    return followers;
  }

  /** Rows of the user table by year of joining. */
  Map<Integer, Long> joined() {
    return joined;
  }

  /** By country. */
  Map<String, Leaders> leaders() {
    return leaders;
  }

  /** The floors of the leaders of each country. */
  Map<String, Integer> floors() {
    Map<String, Integer> floors = new HashMap<>();
    leaders.forEach((country, known) -> floors.put(country, known.floor()));
    return floors;
  }

  void add(Place place, String category, long number) {
    if (place.country() != null || place.year() != null) {
      add(places, new PlaceCell(place, category), number);
    }
  }

  void add(Person person, String category, long number) {
    if (person.ageGroup() != null) {
      addAge(person.ageGroup(), category, number);
    }
  }

  void addAge(String ageGroup, String category, long number) {
    add(ages, new AgeCell(ageGroup, category), number);
  }

  void add(Person person, int count, long number) {
    if (person.ageGroup() != null || person.joiningYear() != null) {
      add(followers, new FollowerCell(person, count), number);
    }
  }

  void addJoined(Integer year, long number) {
    if (year != null) {
      add(joined, year, number);
    }
  }

  void add(String country, Leaders more) {
    leaders.computeIfAbsent(country, name -> new Leaders(more.floor())).add(more);
  }

  private static <T> void add(Map<T, Long> numbers, T cell, long number) {
    if (number == 0) {
      return;
    }
    numbers.merge(cell, number, (known, more) -> known + more == 0 ? null : known + more);
  }

  /** Forgets countries of whose leaders nothing is known any more, and says which. */
  Set<String> forgetLeaderless() {
    Set<String> leaderless = new TreeSet<>();
    leaders.forEach(
        (country, known) -> {
          if (known.isEmpty()) {
            leaderless.add(country);
          }
        });
    leaders.keySet().removeAll(leaderless);
    return leaderless;
  }

  void trim() {
    leaders.values().forEach(Leaders::trim);
  }

  /** Whether they can be counts of anything. */
  boolean sound() {
    return Stream.of(places, ages, followers, joined)
            .map(Map::values)
            .flatMap(Collection::stream)
            .allMatch(number -> number > 0)
        && leaders.values().stream().allMatch(Leaders::sound);
  }
}
