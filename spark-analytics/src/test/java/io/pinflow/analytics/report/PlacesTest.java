package io.pinflow.analytics.report;

import static io.pinflow.analytics.report.SampleResults.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.analytics.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlacesTest {
  private static final Path GENERATOR =
      Path.of("..", "emulator/src/main/resources/io/pinflow/emulator/generator/countries.txt");

  private final Places places = Places.load();

  @Test
  void shouldKnowEveryCountryOfTheGenerator() throws IOException {
    try (Stream<String> lines = Files.lines(GENERATOR)) {
      List<String> countries = lines.map(line -> line.split("\t", 2)[0]).toList();

      assertThat(countries).hasSizeGreaterThan(230);
      assertThat(unknown(countries)).isEmpty();
    }
  }

  @Test
  void shouldKnowEveryCountryOfRealRows() {
    TreeSet<String> countries = new TreeSet<>();
    SharedData.lines("raw_geo.jsonl").forEach(line -> countries.add(country(line)));

    assertThat(unknown(countries)).isEmpty();
  }

  private List<String> unknown(Collection<String> countries) {
    return countries.stream().filter(country -> places.of(country).isEmpty()).toList();
  }

  private static String country(String line) {
    try {
      return new ObjectMapper().readTree(line).path("country").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Cote d'Ivoire,CI",
    "Côte d’Ivoire,CI",
    "Svalbard & Jan Mayen Islands,SJ",
    "Antarctica (the territory South of 60 deg S),AQ",
    "Holy See (Vatican City State),VA",
    "Swaziland,SZ",
    "Macedonia,MK",
    "Niger,NE",
    "Nigeria,NG",
    "Guinea,GN",
    "Guinea-Bissau,GW",
    "Dominica,DM",
    "Dominican Republic,DO",
    "St. Lucia,LC",
    "Georgia,GE",
    "Reunion,RE"
  })
  void shouldFindTheAreaOfAName(String country, String area) {
    assertThat(places.of(country)).containsExactly(area);
  }

  @ParameterizedTest
  @CsvSource({"Korea,KR,KP", "Congo,CG,CD"})
  void shouldShowBothStatesOfANameThatDoesNotSayWhich(String country, String one, String other) {
    assertThat(places.of(country)).containsExactly(one, other);
  }

  @Test
  void shouldListCountriesThatAreOnNoMap() {
    List<Row> rows =
        Stream.of("Chad", "Atlantis", "Narnia", "Atlantis")
            .map(country -> new Row(row("country", country, "category", "art")))
            .toList();

    MapView map = MapView.of(Question.MOST_POPULAR_CATEGORY_BY_COUNTRY, rows, places).orElseThrow();

    assertThat(map.areas()).containsOnlyKeys("Chad");
    assertThat(map.note()).isEqualTo("Not on the map, but in the table: Atlantis and Narnia.");
  }

  @Test
  void shouldHaveAMapForAnswersByCountryOnly() {
    assertThat(Stream.of(Question.values()).filter(Question::mapped))
        .containsExactly(
            Question.MOST_POPULAR_CATEGORY_BY_COUNTRY, Question.MOST_FOLLOWED_USER_BY_COUNTRY);
  }

  @Test
  void shouldBeSmall() {
    assertThat(places.world().length()).isLessThan(100_000);
  }
}
