package io.pinflow.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

  @ParameterizedTest
  @CsvSource({
    "local.pin, PIN",
    "local.pin.cleaned, PIN",
    "0a1b2c3d4e5f.geo, GEO",
    "my_team-1.geo.cleaned, GEO",
    "local.user, USER",
    "user.user.cleaned, USER",
    "pin.geo, GEO"
  })
  void shouldKnowTableOfTopic(String topic, Table expected) {
    assertThat(Table.ofTopic(topic)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local.deadletter",
        "local.pins",
        "pin",
        ".pin",
        "",
        ".cleaned",
        "a.cleaned",
        "apin"
      })
  void shouldKnowNoTableOfOtherTopics(String topic) {
    assertThat(Table.ofTopic(topic)).isEmpty();
  }

  @Test
  void shouldNameRawFieldsInTableOrder() {
    assertThat(Table.PIN.rawFields())
        .containsExactly(
            "index",
            "unique_id",
            "title",
            "description",
            "poster_name",
            "follower_count",
            "tag_list",
            "is_image_or_video",
            "image_src",
            "downloaded",
            "save_location",
            "category");
    assertThat(Table.GEO.rawFields())
        .containsExactly("ind", "timestamp", "latitude", "longitude", "country");
    assertThat(Table.USER.rawFields())
        .containsExactly("ind", "first_name", "last_name", "age", "date_joined");
    assertThat(Table.values()).extracting(Table::keyField).containsExactly("index", "ind", "ind");
  }

  @Test
  void shouldHaveIndFirstInEverySchema() {
    assertThat(Table.values())
        .allSatisfy(table -> assertThat(table.schema().getFields().get(0).name()).isEqualTo("ind"));
  }
}
