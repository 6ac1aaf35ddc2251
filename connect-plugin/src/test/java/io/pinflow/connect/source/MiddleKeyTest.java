package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The middle of texts, in an alphabet that collations agree on where there is one. */
final class MiddleKeyTest {
  @ParameterizedTest
  @CsvSource({
    "0003, 9997, [0-9]+, 5",
    "4121d897, fff81139, [0-9a-z]+, 9",
    "4121D897, FFF81139, [0-9A-Z]+, 9",
    "id-0003, id-9997, id-[0-9]+, id-5",
    "aardvark, zebra, [0-9a-z]+, m",
    "Anna Lee, zoe, .+, ^",
    "é, ü, .+, ~",
  })
  void shouldMakeUpATextOfTheCharactersThatBothHave(
      String low, String high, String characters, String begin) {
    assertThat(MiddleKey.text(low, high)).matches(characters).startsWith(begin);
  }
}
