package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.analytics.TestSpark;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as a process that is killed, started again and stopped in an orderly way. */
class LiveKilledIT {

  @TempDir private Path folder;

  @Test
  void shouldGiveTheSameTablesHoweverOftenItIsKilled() throws Exception {
    TestSpark.session();
    try (Broker broker = Broker.start()) {
      // Given posts that repeat and change, and one in fifty that can't be cleaned
      broker.topics("killed");
      Random random = new Random(100);
      Map<Integer, Integer> expected = new HashMap<>();
      int refused = 0;

      // When the job is killed in the middle twice
      for (int round = 0; round < 2; round++) {
        try (LiveProcess job = start(broker)) {
          job.awaitReady();
          refused += send(broker, random, 300, expected);
          job.awaitLine("user");
          refused += send(broker, random, 300, expected);
          job.kill();
        }
      }
      refused += send(broker, random, 50, expected);
      try (LiveProcess job = start(broker)) {
        job.awaitRows("user", expected.size());
        broker.send("killed.user", LiveHome.user(1_000_000, 50));
        broker.flush();
        job.awaitRows("user", expected.size() + 1);
        expected.put(1_000_000, 50);

        // Then it ends with 0, and everything is there once, each post's latest row
        assertThat(job.terminate()).as(job::errors).isZero();
      }
      LiveHome home = new LiveHome(folder, "killed");
      assertThat(home.ages()).isEqualTo(expected);
      assertThat(home.letters()).hasSize(refused).doesNotHaveDuplicates();
    }
  }

  private LiveProcess start(Broker broker) throws Exception {
    return LiveProcess.start(
        folder,
        List.of(
            "--user-id",
            "killed",
            "--from",
            "kafka",
            "--topics",
            "raw",
            "--trigger",
            "0.2",
            "--bootstrap-servers",
            broker.address()));
  }

  private static int send(Broker broker, Random random, int posts, Map<Integer, Integer> expected)
      throws Exception {
    int refused = 0;
    for (int post = 0; post < posts; post++) {
      int ind = random.nextInt(400);
      int age = random.nextInt(3) + 20;
      if (random.nextInt(50) == 0) {
        refused++;
        broker.send("killed.user", "{\"ind\":" + ind + ",\"first_name\":\"A\",\"age\":\"x\"}");
      } else {
        expected.put(ind, age);
        broker.send("killed.user", LiveHome.user(ind, age));
      }
      if (post % 20 == 0) {
        broker.flush();
      }
    }
    broker.flush();
    return refused;
  }
}
