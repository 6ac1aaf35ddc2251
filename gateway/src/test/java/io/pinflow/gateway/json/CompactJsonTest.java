package io.pinflow.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJsonTest {
  private final List<String> integers = new ArrayList<>();

  private String copy(String json) throws IOException {
    try (JsonParser parser =
        new JsonFactory().createParser(json.getBytes(StandardCharsets.UTF_8))) {
      parser.nextToken();
      byte[] copied = CompactJson.copy(parser, (name, digits) -> integers.add(name + "=" + digits));
      return new String(copied, StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"b\" : 1, \"a\" : [ 1 , 2.50 , { } ] , \"b\" : null }",
        "{\"n\":123456789012345678901234567890.10,\"e\":1e400,\"m\":-0.0,\"l\":9223372036854775807}",
        "\"a \\u0022b\\u0022 \\n \\u00e9 …\u00a0 😀 \\/\"",
        "[true, false, null, 0, \"\"]",
        "53.4"
      })
  void shouldCopyAsTheReaderDoes(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThat(CompactJson.canCopy(bytes)).isTrue();
    assertThat(copy(json)).isEqualTo(JsonReader.value(bytes).json());
  }

  @Test
  void shouldTellTheIntegersOfTheObjectItself() throws IOException {
    copy("{\"index\":7,\"in\":{\"index\":8},\"list\":[9],\"ind\":1e3,\"last\":-10}");

    assertThat(integers).containsExactly("index=7", "last=-10");
  }

  @Test
  void shouldLeaveHalvesOfCharactersToTheReader() {
    assertThat(CompactJson.canCopy(bytes("\"\\ud83d!\""))).isFalse();
    assertThat(CompactJson.canCopy(bytes("\"\\uD83D\\uDE00\""))).isFalse();
    assertThat(CompactJson.canCopy(bytes("\"a\\\\ud83d\""))).isTrue();
    assertThat(CompactJson.canCopy(bytes("\"a\\u00e9\""))).isTrue();
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
