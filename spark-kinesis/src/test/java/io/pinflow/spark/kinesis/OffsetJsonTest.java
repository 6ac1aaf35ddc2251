package io.pinflow.spark.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetJsonTest {

  @Test
  void shouldReadWhatItWrites() {
    KinesisOffset offset =
        new KinesisOffset(
            Map.of(
                "s",
                Map.of(
                    "oldest", ShardPosition.oldest("49"),
                    "time", ShardPosition.at("50", 1_700_000_000_000L),
                    "read", ShardPosition.oldest("51").after("52", 1_700_000_000_000L),
                    "ended", ShardPosition.oldest("53").after("54", 1).end())));

    assertThat(OffsetJson.read(offset.json())).isEqualTo(offset);
    assertThat(offset.json())
        .isEqualTo(
            "{\"version\":1,\"streams\":{\"s\":{"
                + "\"ended\":{\"first\":\"53\",\"after\":\"54\",\"time\":1,\"ended\":true},"
                + "\"oldest\":{\"first\":\"49\"},"
                + "\"read\":{\"first\":\"51\",\"after\":\"52\",\"time\":1700000000000},"
                + "\"time\":{\"first\":\"50\",\"time\":1700000000000}}}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"version\":2,\"streams\":{}}", "{\"pins\":{\"0\":12}}"})
  void shouldSayThatItIsNotOurs(String json) {
    assertThatIllegalStateException()
        .isThrownBy(() -> OffsetJson.read(json))
        .withMessageContaining("Cannot read the offset '" + json + "'")
        .withMessageContaining("give the query a checkpoint of its own");
  }
}
