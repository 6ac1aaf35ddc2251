package io.pinflow.emulator.generator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts pins come from: each category has its own, a few of them seen often; an account's
 * name and follower count are the same on each of its pins. Thread-safe.
 */
final class Posters {
  private static final Popularity ACTIVITY = new Popularity(1_200, 1.3, 0.85);
  private static final double[] PLACES = {
    0, .01, .05, .1, .17, .2, .3, .4, .5, .6, .7, .8, .85, .9, .92, .95, .97, .99, .998, 1
  };
  private static final double[] FOLLOWERS = {
    0,
    1,
    37,
    188,
    904,
    1_600,
    6_000,
    15_000,
    33_000,
    64_000,
    135_000,
    383_000,
    613_000,
    942_000,
    1_000_000,
    2_000_000,
    3_000_000,
    5_000_000,
    8_000_000,
    16_000_000
  };

  private final long seed;
  private final Map<Category, List<Template>> names = new EnumMap<>(Category.class);

  Posters(long seed, Vocabulary vocabulary) {
    this.seed = seed;
    for (Category category : Category.values()) {
      names.put(category, Template.all(vocabulary, category.label(), "posters"));
    }
  }

  Poster ofPin(int post, Category category) {
    int rank = ACTIVITY.rank(new Draw(seed, Draw.Purpose.POSTER_OF_PIN, post).unit());
    long number = (long) category.number() * ACTIVITY.size() + rank;
    Draw draw = new Draw(seed, Draw.Purpose.POSTER, number);
    double place = StrictMath.pow(draw.unit(), category.followerPower());
    return new Poster(draw.of(names.get(category)).filled(draw), spelled(followers(place)));
  }

  private static int followers(double place) {
    int upper = 1;
    while (PLACES[upper] < place) {
      upper++;
    }
    double part = (place - PLACES[upper - 1]) / (PLACES[upper] - PLACES[upper - 1]);
    double low = StrictMath.log1p(FOLLOWERS[upper - 1]);
    double high = StrictMath.log1p(FOLLOWERS[upper]);
    return (int) StrictMath.expm1(low + part * (high - low));
  }

  private static String spelled(int followers) {
    if (followers < 1_000) {
      return Integer.toString(followers);
    }
    return followers < 1_000_000 ? followers / 1_000 + "k" : followers / 1_000_000 + "M";
  }

  /** An account: its name and its follower count as the page spells it. */
  record Poster(String name, String followers) {}
}
