package io.pinflow.emulator.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pinflow.emulator.Column;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares 200,000 posts with what was counted on the real tables. */
class LikenessTest {
  private static final int POSTS = 200_000;
  private static final int REAL_TABLE = 11_154;
  private static final double REAL_PINS = 4_585;
  private static final GeneratedPosts GENERATED = new GeneratedPosts(11, POSTS);
  private static final List<Row> PINS = rows(RawTable.PIN, POSTS);

  private static List<Row> rows(RawTable table, int posts) {
    return IntStream.range(0, posts).mapToObj(post -> GENERATED.row(table, post)).toList();
  }

  private static String text(Row row, String column) {
    List<Column> columns = row.table().columns();
    int place = 0;
    while (!columns.get(place).name().equals(column)) {
      place++;
    }
    return row.values().get(place).toString();
  }

  private static double share(Predicate<Row> predicate) {
    return PINS.stream().filter(predicate).count() / (double) POSTS;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title | No Title Data Available | 34",
        "poster_name | User Info Error | 34",
        "follower_count | User Info Error | 34",
        "description | No description available Story format | 349",
        "description | No description available | 68",
        "tag_list | N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e | 72",
        "image_src | Image src error. | 112",
        "downloaded | 0 | 112",
        "title | '' | 2"
      })
  void shouldHaveGapsAsOften(String column, String value, int ofRealPins) {
    double expected = ofRealPins / REAL_PINS;

    assertThat(share(row -> text(row, column).equals(value)))
        .isCloseTo(expected, within(expected * 0.15 + 0.0001));
  }

  @ParameterizedTest
  @CsvSource({
    "art,271", "beauty,207", "christmas,303", "diy-and-crafts,240", "education,222",
    "event-planning,211", "finance,214", "home-decor,227", "mens-fashion,239", "quotes,272",
    "tattoos,264", "travel,267", "vehicles,207"
  })
  void shouldShareOutCategories(String category, int ofRealPins) {
    assertThat(share(row -> text(row, "category").equals(category)))
        .isCloseTo(ofRealPins / 3_144.0, within(0.003));
    assertThat(share(row -> text(row, "save_location").equals("Local save in /data/" + category)))
        .isCloseTo(ofRealPins / 3_144.0, within(0.003));
  }

  @Test
  void shouldMissThePosterAndTheFollowersTogether() {
    assertThat(PINS)
        .allMatch(
            row ->
                text(row, "poster_name").equals("User Info Error")
                    == text(row, "follower_count").equals("User Info Error"));
  }

  @Test
  void shouldMissTheImageExactlyWhenItIsNotDownloaded() {
    assertThat(PINS)
        .allMatch(
            row ->
                text(row, "image_src").equals("Image src error.")
                    == text(row, "downloaded").equals("0"));
  }

  @Test
  void shouldDescribeStoriesAsSuch() {
    assertThat(PINS)
        .allMatch(
            row ->
                text(row, "is_image_or_video").equals("multi-video(story page format)")
                    == text(row, "description").equals("No description available Story format"));
  }

  @Test
  void shouldSpellFollowersInThreeWaysAsOften() {
    Function<String, Double> spelled =
        pattern -> share(row -> text(row, "follower_count").matches(pattern));

    assertThat(spelled.apply("\\d{1,3}")).isCloseTo(0.174, within(0.03));
    assertThat(spelled.apply("[1-9]\\d{0,2}k")).isCloseTo(0.737, within(0.03));
    assertThat(spelled.apply("[1-9]\\d?M")).isCloseTo(0.081, within(0.03));
  }

  @ParameterizedTest
  @CsvSource({
    "title, 21, 50, 92",
    "description, 37, 147, 179",
    "poster_name, 8, 16, 51",
    "tag_list, 121, 151, 188"
  })
  void shouldWriteAsMuch(String column, int low, int middle, int high) {
    int[] lengths = PINS.stream().mapToInt(row -> text(row, column).length()).sorted().toArray();

    assertThat(lengths[POSTS / 10]).isCloseTo(low, within(low / 3 + 2));
    assertThat(lengths[POSTS / 2]).isCloseTo(middle, within(middle / 4));
    assertThat(lengths[POSTS / 10 * 9]).isCloseTo(high, within(high / 4));
    assertThat(lengths[POSTS - 1]).isLessThanOrEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource({
    "description, (?s).*…\\u00a0, 0.30, 0.42",
    "title, (?s).*\\n.*, 0.001, 0.003",
    "title, (?s).*[\\x{1F300}-\\x{1FAFF}\\x{2600}-\\x{27BF}].*, 0.008, 0.02",
    "title, (?s).*\\p{IsCyrillic}.*, 0.001, 0.005",
    "title, (?s).*\\p{IsHebrew}.*, 0.0001, 0.001",
    "title, (?s).*[\\x{1D400}-\\x{1D7FF}].*, 0.0001, 0.001",
    "title, (?s).*\".*, 0.003, 0.05",
    "title, (?s).*\\|.*, 0.02, 0.1",
    "title, (?s).*’.*, 0.01, 0.15"
  })
  void shouldHoldWhatMakesTextsHard(String column, String pattern, double low, double high) {
    assertThat(share(row -> text(row, column).matches(pattern))).isBetween(low, high);
  }

  @Test
  void shouldLetPeoplePostAsUnequallyAsInTheRealTables() {
    List<Long> postsOfPeople =
        rows(RawTable.USER, REAL_TABLE).stream()
            .collect(
                Collectors.groupingBy(row -> row.values().subList(1, 5), Collectors.counting()))
            .values()
            .stream()
            .sorted()
            .toList();

    assertThat(postsOfPeople.size()).isCloseTo(5_307, within(250));
    assertThat(postsOfPeople.get(postsOfPeople.size() - 1)).isBetween(120L, 400L);
  }

  @Test
  void shouldKeepAPersonsCountryAndPlaceOnEachPost() {
    List<Row> users = rows(RawTable.USER, REAL_TABLE);
    List<Row> places = rows(RawTable.GEO, REAL_TABLE);

    Map<Object, HashSet<Object>> placesOfPeople =
        IntStream.range(0, REAL_TABLE)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    post -> users.get(post).values().subList(1, 5),
                    Collectors.mapping(
                        post -> (Object) places.get(post).values().subList(2, 5),
                        Collectors.toCollection(HashSet::new))));

    assertThat(placesOfPeople.values()).allMatch(found -> found.size() == 1);
  }

  @Test
  void shouldSkewCountriesAgesAndDates() {
    List<Row> users = rows(RawTable.USER, REAL_TABLE);
    List<Row> places = rows(RawTable.GEO, REAL_TABLE);
    Map<String, Long> countries =
        places.stream()
            .collect(Collectors.groupingBy(row -> text(row, "country"), Collectors.counting()));

    assertThat(countries).hasSizeGreaterThanOrEqualTo(238);
    assertThat(countries.get("Albania") / (double) REAL_TABLE).isBetween(0.02, 0.09);
    assertThat(countries.get("Zimbabwe")).isLessThan(40);
    assertThat(users).allMatch(row -> Integer.parseInt(text(row, "age")) >= 20);
    assertThat(users).allMatch(row -> Integer.parseInt(text(row, "age")) <= 60);
    assertThat(users.stream().filter(row -> text(row, "age").equals("20")).count())
        .isBetween(1_500L, 3_000L);
    assertThat(users.stream().map(row -> text(row, "date_joined")))
        .allMatch(
            joined -> joined.compareTo("2015-10-21") > 0 && joined.compareTo("2017-10-21") < 0);
    assertThat(users.stream().filter(row -> text(row, "date_joined").startsWith("2015")).count())
        .isBetween(3_700L, 5_300L);
    assertThat(places.stream().map(row -> text(row, "timestamp")))
        .allMatch(time -> time.compareTo("2017-10-19") > 0 && time.compareTo("2022-10-20") < 0);
  }
}
