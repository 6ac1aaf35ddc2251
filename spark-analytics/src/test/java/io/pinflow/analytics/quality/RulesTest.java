package io.pinflow.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.analytics.AnalyticsException;
import io.pinflow.records.Table;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  @Test
  void shouldReadTheBuiltInRules() {
    assertThat(Rules.builtIn().of(Table.USER))
        .extracting(Expectation::name)
        .contains("ind is unique", "age is in range", "its pin is there");
    assertThat(Rules.builtIn().of(Table.GEO))
        .extracting(Expectation::expected)
        .contains("2010-01-01 to now+14h", "not null; at most 1 % otherwise");
    assertThat(Rules.builtIn().fingerprint()).isEqualTo(Rules.builtIn().fingerprint());
  }

  @Test
  void shouldChangeAddAndSwitchOffBuiltInRules() {
    Rules rules =
        rules(
            """
            {"tables": {"user": [
              {"kind": "range", "column": "age", "min": 18},
              {"kind": "unique", "severity": "off"}, // switched off
              {"kind": "accepted", "column": "user_name", "pattern": "\\\\S+ .*", "expectation": "two names"},
            ]}}
            """);

    assertThat(rules.of(Table.USER))
        .extracting(Expectation::name)
        .contains("two names")
        .doesNotContain("ind is unique");
    assertThat(rules.of(Table.USER))
        .filteredOn(rule -> rule.name().equals("age is in range"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.expected()).isEqualTo("at least 18"));
    assertThat(rules.of(Table.PIN)).isEqualTo(Rules.builtIn().of(Table.PIN));
    assertThat(rules.fingerprint()).isNotEqualTo(Rules.builtIn().fingerprint());
  }

  @Test
  void shouldLeaveTheBuiltInRulesOutWhenTold() {
    assertThat(
            rules("{\"built_in\": \"none\", \"tables\": {\"pin\": [{\"kind\": \"unique\"}]}}")
                .expectations())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\": \"uniq\"}|tables.pin[0].kind: 'uniq'. Expected one of unique, null_rate, range, accepted, reference, drift.",
        "{\"column\": \"ind\"}|tables.pin[0]: 'kind' is missing. Expected one of unique, null_rate, range, accepted, reference, drift.",
        "{\"kind\": \"unique\", \"min\": 1}|tables.pin[0].min: there is no such key. Expected allowed_rate, column, expectation, kind, min_rows, severity.",
        "{\"kind\": \"unique\", \"column\": \"title\"}|tables.pin[0].column: 'title'. Expected ind, the key of all tables.",
        "{\"kind\": \"null_rate\", \"column\": \"titel\"}|tables.pin[0].column: 'titel'. Expected a column of pin: ind, unique_id, title, description, follower_count, poster_name, tag_list, is_image_or_video, image_src, save_location, category.",
        "{\"kind\": \"null_rate\", \"column\": \"title\", \"allowed_rate\": 5}|tables.pin[0].allowed_rate: '5'. Expected a number from 0 to 1.",
        "{\"kind\": \"range\", \"column\": \"title\", \"min\": 1}|tables.pin[0].column: 'title'. Expected a column of numbers or times.",
        "{\"kind\": \"range\", \"column\": \"follower_count\"}|tables.pin[0]: 'min' is missing. Expected min, max or both.",
        "{\"kind\": \"range\", \"column\": \"follower_count\", \"min\": \"few\"}|tables.pin[0].min: 'few'. Expected a number.",
        "{\"kind\": \"accepted\", \"column\": \"title\"}|tables.pin[0]: 'values' is missing. Expected either values or pattern.",
        "{\"kind\": \"accepted\", \"column\": \"title\", \"values\": [1]}|tables.pin[0].values[0]: '1'. Expected a text.",
        "{\"kind\": \"accepted\", \"column\": \"title\", \"pattern\": \"(\"}|tables.pin[0].pattern: '('. Expected a regular expression of Java (Unclosed group).",
        "{\"kind\": \"reference\", \"to\": \"pin\"}|tables.pin[0].to: 'pin'. Expected one of geo, user.",
        "{\"kind\": \"drift\", \"of\": \"mean\"}|tables.pin[0].of: 'mean'. Expected one of null_rate, volume.",
        "{\"kind\": \"drift\", \"of\": \"volume\", \"runs\": 1}|tables.pin[0].runs: '1'. Expected a whole number from 2 to 1000.",
        "{\"kind\": \"drift\", \"of\": \"volume\", \"column\": \"title\"}|tables.pin[0].column: 'title'. Expected no column with the drift of the volume.",
        "{\"kind\": \"unique\"}, {\"kind\": \"unique\"}|tables.pin[1]: 'ind is unique' is there twice for this table. Expected each once; give one of them another 'expectation'.",
        "7|tables.pin[0]: '7'. Expected an object {…}."
      })
  void shouldSayWhatIsWrongAndWhere(String rule, String message) {
    assertThatThrownBy(() -> rules("{\"tables\": {\n\"pin\": [" + rule + "]}}"))
        .isInstanceOf(AnalyticsException.class)
        .hasMessage("Invalid expectation in 'mine.json', line 2, " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|line 1, because they are not JSON: Unexpected end-of-input: expected close marker for Object",
        "``|line 1, because they are not JSON: the file is empty.",
        "{\"tables\": {}} {}|line 1, because they are not JSON: there is more after its end.",
        "{\"table\": {}}|line 1, table: there is no such key. Expected built_in, tables.",
        "{\"tables\": {\"pins\": []}}|line 1, tables.pins: there is no such key. Expected geo, pin, user.",
        "{\"tables\": {\"pin\": {}}}|line 1, tables.pin: '{}'. Expected a list of expectations.",
        "{\"built_in\": \"no\", \"tables\": {}}|line 1, built_in: 'no'. Expected one of changed, none.",
        "{}|'tables' is missing. Expected an object with the keys pin, geo, user."
      })
  void shouldSayWhatIsWrongWithTheFile(String content, String message) {
    assertThatThrownBy(() -> rules(content))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("'mine.json', line")
        .hasMessageContaining(message);
  }

  private static Rules rules(String content) {
    return Rules.with("mine.json", content.getBytes(StandardCharsets.UTF_8));
  }
}
