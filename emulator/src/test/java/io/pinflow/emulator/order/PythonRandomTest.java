package io.pinflow.emulator.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CPython 3.11 gives for {@code random.seed(s)} and {@code random.getrandbits(32)}. */
class PythonRandomTest {
  @ParameterizedTest
  @CsvSource({
    "0, 3626764237, 1654615998, 3255389356, 3823568514",
    "100, 625644691, 1973661107, 1953896601, 4087596401",
    "-7, 1390851128, 4071050724, 647892279, 1695753998",
    "7, 1390851128, 4071050724, 647892279, 1695753998",
    "1099511627781, 2166296868, 2220160828, 1153647273, 2850991874",
    "9223372036854775807, 1359979423, 2819855560, 2711238091, 569878368"
  })
  void shouldDrawTheBitsOfPython(long seed, long first, long second, long third, long fourth) {
    PythonRandom random = new PythonRandom(seed);

    assertThat(LongStream.generate(() -> Integer.toUnsignedLong(random.bits(32))).limit(4))
        .containsExactly(first, second, third, fourth);
  }
}
