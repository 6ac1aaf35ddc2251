package io.pinflow.emulator.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedPostsTest {
  private static final String ROWS_OF_SEED_7 =
      "7fe77d75afbc3fac4bad10160f59ce193739542930a303f08c67d5be3640ac87";

  @Test
  void shouldGiveTheSameRowsOnEveryMachine() throws NoSuchAlgorithmException {
    GeneratedPosts posts = new GeneratedPosts(7, 1_000);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");

    for (int post = 0; post < posts.posts(); post++) {
      for (RawTable table : RawTable.values()) {
        digest.update(posts.row(table, post).values().toString().getBytes(StandardCharsets.UTF_8));
      }
    }

    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(ROWS_OF_SEED_7);
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeginAlikeHoweverManyThereAre(RawTable table) {
    GeneratedPosts few = new GeneratedPosts(1, 300);
    GeneratedPosts many = new GeneratedPosts(1, 1_000_000);

    assertThat(IntStream.range(0, 300).mapToObj(post -> few.row(table, post)))
        .containsExactlyElementsOf(
            IntStream.range(0, 300).mapToObj(post -> many.row(table, post)).toList());
  }

  @ParameterizedTest
  @EnumSource
  void shouldDifferBySeed(RawTable table) {
    Row first = new GeneratedPosts(1, 10).row(table, 5);
    Row second = new GeneratedPosts(2, 10).row(table, 5);

    assertThat(first.values().subList(1, 5)).isNotEqualTo(second.values().subList(1, 5));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveAValueForEachColumnAndTheNumberAsKey(RawTable table) {
    GeneratedPosts posts = new GeneratedPosts(3, 5_000);

    for (int post = 0; post < posts.posts(); post++) {
      assertThat(posts.row(table, post).values())
          .hasSameSizeAs(table.columns())
          .doesNotContainNull()
          .startsWith(post);
    }
  }

  @Test
  void shouldReadRowsInOrderToTheEnd() {
    GeneratedPosts posts = new GeneratedPosts(3, 2);
    try (var rows = posts.rows(RawTable.USER)) {
      assertThat(rows.next().values()).startsWith(0);
      assertThat(rows.next().values()).startsWith(1);
      assertThat(rows.next()).isNull();
      assertThat(rows.next()).isNull();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldShowAnglesInSixDigitsThatAFloatKeeps() {
    GeneratedPosts posts = new GeneratedPosts(3, 20_000);

    for (int post = 0; post < posts.posts(); post++) {
      for (Object angle : posts.row(RawTable.GEO, post).values().subList(2, 4)) {
        BigDecimal number = (BigDecimal) angle;
        assertThat(number.precision()).isLessThanOrEqualTo(6);
        assertThat(new BigDecimal(Float.toString(number.floatValue())))
            .isEqualByComparingTo(number);
      }
    }
  }
}
