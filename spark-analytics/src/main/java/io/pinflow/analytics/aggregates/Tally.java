package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts posts of a part of the tables; small enough to be sent.
 *
 * <p>Not safe for use from several threads.
 */
final class Tally implements Serializable {

  /** In the place of a code: the post has no such row. */
  static final int NONE = -1;

  private static final long serialVersionUID = 1L;

  private final Codes<String> categories = new Codes<>();
  private final Codes<Place> places;
  private final Codes<Person> persons;
  private final Map<String, Integer> floors;
  private final boolean rising;
  private final Map<String, Leaders> leaders = new HashMap<>();

  /** The same by place, where looking for a name would be slow. */
  private transient Leaders[] leadersOfPlace = new Leaders[0];

  private Numbers[] categoriesByPlace = new Numbers[0];
  private Numbers[] categoriesByPerson = new Numbers[0];
  private Numbers[] followersByPerson = new Numbers[0];

  private Tally(
      Codes<Place> places, Codes<Person> persons, Map<String, Integer> floors, boolean rising) {
    this.places = places;
    this.persons = persons;
    this.floors = floors;
    this.rising = rising;
  }

  /** Counts posts that are there. */
  static Tally ofAll(Codes<Place> places, Codes<Person> persons) {
    return new Tally(places, persons, new HashMap<>(), true);
  }

  /**
   * Counts posts that came and went.
   *
   * @param floors of the leaders of each country
   */
  static Tally ofChanges(Map<String, Integer> floors) {
    return new Tally(new Codes<>(), new Codes<>(), floors, false);
  }

  /** One that has counted nothing yet. */
  Tally another() {
    return new Tally(new Codes<>(), new Codes<>(), floors, rising);
  }

  Codes<Place> places() {
    return places;
  }

  Codes<Person> persons() {
    return persons;
  }

  /**
   * Counts a post.
   *
   * @param place its code, or {@link #NONE}
   * @param person its code, or {@link #NONE}
   */
  void add(long number, Pin pin, int place, int person) {
    int category = pin.category() == null ? NONE : categories.of(pin.category());
    if (place != NONE) {
      addToPlace(number, pin, place, category);
    }
    if (person != NONE) {
      addToPerson(number, pin, person, category);
    }
  }

  /** What the queries want to know of a pin; null what is not known. */
  record Pin(String category, String poster, Integer followers) {}

  private void addToPlace(long number, Pin pin, int place, int category) {
    if (category != NONE) {
      categoriesByPlace = Numbers.room(categoriesByPlace, place);
      Numbers.of(categoriesByPlace, place).add(category, number);
    }
    if (pin.poster() != null && pin.followers() != null) {
      Leaders known = leaders(place);
      if (rising) {
        known.addRising(pin.poster(), pin.followers());
      } else {
        known.add(pin.poster(), pin.followers(), number);
      }
    }
  }

  private Leaders leaders(int place) {
    if (place >= leadersOfPlace.length) {
      leadersOfPlace = Arrays.copyOf(leadersOfPlace, Math.max(place + 1, place * 2));
    }
    if (leadersOfPlace[place] == null) {
      leadersOfPlace[place] =
          leaders.computeIfAbsent(
              places.value(place).country(),
              name -> new Leaders(floors.getOrDefault(name, Integer.MIN_VALUE)));
    }
    return leadersOfPlace[place];
  }

  private void addToPerson(long number, Pin pin, int person, int category) {
    if (category != NONE) {
      categoriesByPerson = Numbers.room(categoriesByPerson, person);
      Numbers.of(categoriesByPerson, person).add(category, number);
    }
    if (pin.followers() != null) {
      followersByPerson = Numbers.room(followersByPerson, person);
      Numbers.of(followersByPerson, person).add(pin.followers(), number);
    }
  }

  /** Adds what was counted here. */
  void addTo(Counts counts) {
    each(
        categoriesByPlace,
        (place, category, number) ->
            counts.add(places.value(place), categories.value(category), number));
    each(
        categoriesByPerson,
        (person, category, number) ->
            counts.add(persons.value(person), categories.value(category), number));
    each(
        followersByPerson,
        (person, followers, number) -> counts.add(persons.value(person), followers, number));
    leaders.forEach(
        (country, known) -> {
          if (country != null) {
            counts.add(country, known);
          }
        });
  }

  private interface CellTaker {
    void take(int row, int key, long number);
  }

  private static void each(Numbers[] rows, CellTaker taker) {
    for (int row = 0; row < rows.length; row++) {
      if (rows[row] != null) {
        int of = row;
        rows[row].each((key, number) -> taker.take(of, key, number));
      }
    }
  }
}
