package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostTest {

  private static final LocalDateTime TIME = LocalDateTime.of(2020, 8, 28, 3, 52, 47);

  @Test
  void shouldHaveOneDigestForOneContent() {
    assertThat(post(1, "a", List.of(1.5, 2.5), TIME).digest())
        .isEqualTo(post(1, "a", List.of(1.5, 2.5), TIME).digest());
  }

  @Test
  void shouldHaveAnotherDigestForAnythingElse() {
    assertThat(
            List.of(
                post(1, "a", "b"),
                post(1, "ab", ""),
                post(1, "", "ab"),
                post(1, null, "ab"),
                post(1, "a", null, "b"),
                post(1, List.of(1.5, 2.5)),
                post(1, List.of(2.5, 1.5)),
                post(1, TIME),
                post(1, TIME.plusNanos(1_000)),
                post(2, "a", "b")))
        .extracting(Post::digest)
        .doesNotHaveDuplicates();
  }

  private static Post post(Object... values) {
    return new Post((Integer) values[0], Arrays.asList(values));
  }
}
