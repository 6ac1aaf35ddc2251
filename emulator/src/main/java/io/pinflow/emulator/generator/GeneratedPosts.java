package io.pinflow.emulator.generator;

import io.pinflow.emulator.Posts;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowSource;
import io.pinflow.emulator.RowTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Posts that look like the real ones and are nobody's. Thread-safe. A row depends on the seed and
 * its number only: more posts have the same first ones, on every machine.
 */
public final class GeneratedPosts implements Posts {
  private static final long FIRST_POST =
      LocalDateTime.of(2017, 10, 19, 15, 0).toEpochSecond(ZoneOffset.UTC);
  private static final long LAST_POST =
      LocalDateTime.of(2022, 10, 19, 18, 0).toEpochSecond(ZoneOffset.UTC);

  private final long seed;
  private final int posts;
  private final People people;
  private final Pins pins;

  /** So many posts of a seed, numbered from 0. */
  public GeneratedPosts(long seed, int posts) {
    this.seed = seed;
    this.posts = posts;
    Vocabulary vocabulary = Vocabulary.load();
    people = new People(seed, vocabulary);
    pins = new Pins(seed, vocabulary);
  }

  /** How many posts there are. */
  public int posts() {
    return posts;
  }

  /** One table's row of a post. */
  public Row row(RawTable table, int post) {
    return switch (table) {
      case PIN -> pins.row(post);
      case GEO -> geo(post);
      case USER -> user(post);
    };
  }

  private Row geo(int post) {
    People.Person person = people.ofPost(post);
    int seconds =
        new Draw(seed, Draw.Purpose.POST_TIME, post).below((int) (LAST_POST - FIRST_POST));
    return new Row(
        RawTable.GEO,
        List.of(
            post,
            RowTime.ofSeconds(FIRST_POST + seconds),
            person.latitude(),
            person.longitude(),
            person.country()));
  }

  private Row user(int post) {
    People.Person person = people.ofPost(post);
    return new Row(
        RawTable.USER,
        List.of(post, person.firstName(), person.lastName(), person.age(), person.joined()));
  }

  @Override
  public RowSource rows(RawTable table) {
    return new Numbered(table);
  }

  @Override
  public long totalRows() {
    return (long) posts * RawTable.values().length;
  }

  private final class Numbered implements RowSource {
    private final RawTable table;
    private int next;

    Numbered(RawTable table) {
      this.table = table;
    }

    @Override
    public Row next() {
      return next == posts ? null : row(table, next++);
    }

    @Override
    public void close() {}
  }
}
