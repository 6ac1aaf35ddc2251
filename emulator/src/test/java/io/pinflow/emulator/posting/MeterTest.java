package io.pinflow.emulator.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeterTest {
  private static final long MILLISECOND = 1_000_000;

  private final List<String> notes = new ArrayList<>();
  private final Meter meter = new Meter(List.of("pin", "geo"), new Notes(notes::add));
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream output = new PrintStream(shown, true, StandardCharsets.UTF_8);

  private void done(int part, Answer answer, Malformation... how) {
    Optional<Malformation> malformation = how.length == 0 ? Optional.empty() : Optional.of(how[0]);
    meter.done(part, new Delivery(1, malformation, 0, 0, 0, 0, answer), 20 * MILLISECOND);
  }

  private Snapshot ofTwoAndAHalfPosts() {
    done(0, Answer.accepted(200));
    done(1, Answer.accepted(200));
    done(0, Answer.refused(422, "HTTP 422", "why"), new Malformation("bare_row", "rejected"));
    meter.passed();
    done(0, Answer.refused(404, "HTTP 404", "no such topic"));
    return meter.snapshot();
  }

  @Test
  void shouldCountWholePostsAndTellRefusalsOnPurposeFromFailures() {
    Snapshot snapshot = ofTwoAndAHalfPosts();

    assertThat(snapshot.posts()).isEqualTo(2);
    assertThat(snapshot.all().requests()).isEqualTo(4);
    assertThat(snapshot.all().accepted()).isEqualTo(2);
    assertThat(snapshot.all().refused()).isEqualTo(1);
    assertThat(snapshot.all().failed()).isEqualTo(1);
    assertThat(snapshot.troubles()).isEqualTo(Map.of("HTTP 404", 1L));
    assertThat(snapshot.malformed()).isEqualTo(Map.of("bare_row", 1L));
    assertThat(notes).containsExactly("A pin request failed for good: HTTP 404: no such topic");
    assertThat(snapshot.all().milliseconds(50)).isBetween(19.9, 20.1);
  }

  @Test
  void shouldTellOfTheFirstFailuresOnly() {
    for (int failure = 0; failure < 20; failure++) {
      done(0, Answer.refused(404, "HTTP 404", ""));
    }

    assertThat(notes).hasSize(6).endsWith("Further failures are counted only.");
  }

  @Test
  void shouldBeShownAsJson() {
    Snapshot snapshot = ofTwoAndAHalfPosts();

    new JsonDisplay(-1, output, output).show(snapshot, 12.345);
    new JsonDisplay(9, output, output).end(snapshot);

    assertThat(shown.toString(StandardCharsets.UTF_8).lines().toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"progress\":\"emulate\",\"done\":2,\"total\":-1,\"requests\":4,"
                            + "\"errors\":1,\"rate\":12.35,\"p50_ms\":20.0"),
            line ->
                assertThat(line)
                    .startsWith("{\"progress\":\"emulate\",\"done\":2,\"total\":9,")
                    .contains("\"summary\":{\"seconds\":", "\"retries\":0,\"pin\":{\"accepted\":1,")
                    .endsWith("\"malformed\":{\"bare_row\":1},\"errors\":{\"HTTP 404\":1}}}"));
  }

  @Test
  void shouldBeShownToPeople() {
    Snapshot snapshot = ofTwoAndAHalfPosts();

    new PlainDisplay(1_200, output, output).show(snapshot, 20);
    new PlainDisplay(-1, output, output).end(snapshot);

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("emulate: 2 of 1,200 posts, 20.0/s, 1 errors, p50 20.0 ms, p99 20.0 ms")
        .contains("2 posts in ")
        .containsPattern("pin +3 +1 +1 +1 +20.0 +20.0 +20.0")
        .containsPattern("all +4 +2 +1 +1 ")
        .contains("malformed on purpose: 1 bare_row")
        .contains("failed for good: 1 HTTP 404");
  }
}
