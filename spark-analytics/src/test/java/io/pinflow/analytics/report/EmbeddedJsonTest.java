package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "]]>",
        "a\u2028b\u2029c",
        "\"quotes\" & 'more' \\ \n",
        "🏡✨ 𝓑𝓸𝓱𝓸 דפנה مطبخ"
      })
  void shouldKeepTheValueAndHoldNothingThatEndsTheScript(String value) throws IOException {
    String json = EmbeddedJson.of(List.of(value));

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029", "\n");
    assertThat(new ObjectMapper().readValue(json, String[].class)).containsExactly(value);
  }

  @Test
  void shouldLetNoScriptEndItself() {
    assertThat(EmbeddedJson.script("a='</script>';b='<!--'"))
        .isEqualTo("a='<\\/script>';b='<\\!--'");
  }
}
