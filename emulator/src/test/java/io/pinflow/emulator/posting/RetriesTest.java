package io.pinflow.emulator.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.emulator.posting.Answer.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private final Stop stop = new Stop();
  private final List<String> notes = new ArrayList<>();
  private final Meter meter = new Meter(List.of("pin"), new Notes(notes::add));

  private Answer answer(int tries, Answer... answers) throws InterruptedException {
    Deque<Answer> given = new ArrayDeque<>(List.of(answers));
    Answer last = new Retries(tries, stop, meter).answerOf(given::pop);
    assertThat(given).isEmpty();
    return last;
  }

  private static Answer busy() {
    return Answer.unavailable(503, "HTTP 503", "too busy");
  }

  @Test
  void shouldTryAgainUntilItIsAccepted() throws InterruptedException {
    assertThat(answer(5, busy(), busy(), Answer.accepted(200)).verdict())
        .isEqualTo(Verdict.ACCEPTED);

    assertThat(meter.snapshot().retries()).isEqualTo(2);
    assertThat(notes).containsExactly("Trying again (told once of each kind): HTTP 503: too busy");
  }

  @Test
  void shouldGiveUpAfterSoManyTries() throws InterruptedException {
    assertThat(answer(2, busy(), busy()).status()).isEqualTo(503);
  }

  @Test
  void shouldNotTryAgainWhatWasRefused() throws InterruptedException {
    assertThat(answer(9, Answer.refused(422, "HTTP 422", "no")).verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void shouldNotTryAgainAfterAStop() throws InterruptedException {
    stop.request();

    assertThat(answer(9, busy()).status()).isEqualTo(503);
  }

  @Test
  void shouldWaitAsLongAsItIsAskedTo() throws InterruptedException {
    Answer later =
        new Answer(Verdict.UNAVAILABLE, 429, "HTTP 429", "", Optional.of(Duration.ofMillis(300)));
    long begun = System.nanoTime();

    answer(2, later, Answer.accepted(200));

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(299));
  }
}
