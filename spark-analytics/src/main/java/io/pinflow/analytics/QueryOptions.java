package io.pinflow.analytics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the queries read what their questions leave open. */
public record QueryOptions(Median median, Ties ties, Users users) {

  /** Which number stands in the middle. */
  public enum Median {
    /** The mean of the two middle values. */
    EXACT,
    /** Spark's {@code percentile_approx}: a value that occurs, the lower of the two. */
    APPROXIMATE
  }

  /** Who wins where several are first. */
  public enum Ties {
    /** Each of them. */
    ALL,
    /** The alphabetically first. */
    FIRST
  }

  /** What a user is where users are counted or weighed. */
  public enum Users {
    /** One a post. */
    POSTS,
    /** One a person: equal name, age and time of joining. */
    PEOPLE
  }

  /** The values by the names that queries and summary use. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("median", word(median));
    values.put("ties", word(ties));
    values.put("users", word(users));
    return values;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
