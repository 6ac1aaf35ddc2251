package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pinflow.analytics.LandedLines;
import io.pinflow.analytics.TestSpark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch and the live job on the same tables at the same time. */
class LiveAndBatchIT {

  private static final int BATCH_POSTS = 500;
  private static final String BAD = "{\"ind\":";

  @TempDir private Path folder;

  @Test
  void shouldKeepOneRowAPostWhileABatchMergesIntoTheSameTables() throws Exception {
    TestSpark.session();
    try (Broker broker = Broker.start()) {
      // Given tables that a batch made, with a dead letter
      LandedLines.write(folder, "test.user", 0, List.of(LiveHome.user(999_999, 20), BAD));
      TestSpark.runRaw(folder);

      // And a live job that commits all the time
      broker.topics("test");
      broker.send("test.user", BAD);
      LiveHome home = new LiveHome(folder, "test");
      KafkaSettings kafka = LiveHome.kafka(broker, KafkaSettings.Topics.RAW);
      CountingDisplay display = new CountingDisplay();
      LiveJob job =
          new LiveJob(
              home.settings(Optional.empty(), Optional.of(kafka), LiveSettings.Until.STOPPED),
              display);
      CompletableFuture<Void> live = CompletableFuture.runAsync(job::run);
      await().atMost(Duration.ofSeconds(60)).until(display::isReady);
      AtomicBoolean posting = new AtomicBoolean(true);
      CompletableFuture<Integer> posts = CompletableFuture.supplyAsync(() -> post(broker, posting));

      // When a batch brings other posts, and some of the same
      LandedLines.write(folder, "test.user", 2, landed());
      TestSpark.runRaw(folder);
      posting.set(false);
      int posted = posts.get(60, TimeUnit.SECONDS);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> display.of("user").received() == posted + 1);
      job.stop();
      live.get(60, TimeUnit.SECONDS);

      // Then every post is there once
      Map<Integer, Integer> expected = new HashMap<>(Map.of(999_999, 20));
      for (int ind = 0; ind < Math.max(posted, BATCH_POSTS); ind++) {
        expected.put(ind, 20);
      }
      for (int ind = 100_000; ind < 100_000 + BATCH_POSTS; ind++) {
        expected.put(ind, 20);
      }
      assertThat(home.ages()).isEqualTo(expected);
      assertThat(home.letters()).hasSize(3).allMatch(letter -> letter.endsWith("|broken_json"));
    }
  }

  private static List<String> landed() {
    List<String> lines = new ArrayList<>(List.of(BAD));
    for (int post = 0; post < BATCH_POSTS; post++) {
      lines.add(LiveHome.user(post, 20));
      lines.add(LiveHome.user(100_000 + post, 20));
    }
    return lines;
  }

  private static int post(Broker broker, AtomicBoolean posting) {
    int ind = 0;
    while (posting.get()) {
      broker.send("test.user", LiveHome.user(ind, 20));
      ind++;
      if (ind % 2 == 0) {
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      }
    }
    return ind;
  }
}
