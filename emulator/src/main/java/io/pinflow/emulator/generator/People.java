package io.pinflow.emulator.generator;

import io.pinflow.emulator.RowTime;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The people who post. As in the real tables about 5,300 people write 11,154 posts, a few of them
 * hundreds, and the more a person posts the smaller everything about him is: each trait is the
 * least of as many draws as he has posts, which gives young ages, early joining days, names and
 * countries from the head of the alphabet. Thread-safe.
 */
final class People {
  /** The posts after which other people take over: the size of the real tables. */
  static final int POSTS_OF_A_CROWD = 11_154;

  private static final Popularity ACTIVITY = new Popularity(20_800, 2.0, 0.855);
  private static final int YOUNGEST = 20;
  private static final int OLDEST = 60;
  private static final long FIRST_JOINED = seconds(LocalDateTime.of(2015, 10, 21, 0, 0));
  private static final long LAST_JOINED = seconds(LocalDateTime.of(2017, 10, 20, 23, 59, 59));

  private final long seed;
  private final Vocabulary vocabulary;

  People(long seed, Vocabulary vocabulary) {
    this.seed = seed;
    this.vocabulary = vocabulary;
  }

  Person ofPost(int post) {
    int rank = ACTIVITY.rank(new Draw(seed, Draw.Purpose.PERSON_OF_POST, post).unit());
    long crowd = post / POSTS_OF_A_CROWD;
    Draw draw = new Draw(seed, Draw.Purpose.PERSON, crowd * ACTIVITY.size() + rank);
    return person(new LeastOf(draw, Math.max(1, ACTIVITY.share(rank) * POSTS_OF_A_CROWD)));
  }

  private Person person(LeastOf least) {
    return new Person(
        least.of(vocabulary.firstNames()),
        least.of(vocabulary.lastNames()),
        YOUNGEST + least.below(OLDEST - YOUNGEST + 1),
        RowTime.ofSeconds(FIRST_JOINED + least.below((int) (LAST_JOINED - FIRST_JOINED + 1))),
        least.of(vocabulary.countries()),
        Degrees.ofUnit(least.unit(), 90),
        Degrees.ofUnit(least.unit(), 180));
  }

  private static long seconds(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /** One person, the same on each of his posts. */
  record Person(
      String firstName,
      String lastName,
      int age,
      RowTime joined,
      String country,
      BigDecimal latitude,
      BigDecimal longitude) {}
}
