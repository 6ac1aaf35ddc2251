package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Late rows of a real MariaDB. */
final class MariaDbLateRowsIT extends LateRowsContract {
  private static MariaDbServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = MariaDbServer.start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  TestDatabase database() {
    return server;
  }

  @Override
  String grows() {
    return "BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY";
  }

  @Override
  String changed() {
    return "DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP";
  }

  @Override
  String touch() {
    return "";
  }

  @Test
  void shouldWaitForTheLongestTransactionWhereItMayNotSeeThem() throws Exception {
    server.run(
        "CREATE USER reading@localhost IDENTIFIED BY 'only'",
        "GRANT SELECT ON pinflow.* TO reading@localhost");
    create("unseen");
    Map<String, String> properties = properties("unseen");
    properties.put("connection.user", "reading");
    properties.put("connection.password", "only");
    properties.put("transaction.max.ms", "3000");
    try (TaskHarness task = TaskHarness.start(properties);
        Transaction slow = new Transaction(insert("unseen", "slow"))) {
      server.run(insert("unseen", "quick"));
      task.pollUntilCount(1);
      TimeUnit.MILLISECONDS.sleep(1_500);
      task.poll();

      slow.commit();

      assertThat(words(task.pollUntilCount(2))).containsExactly("quick", "slow");
      for (int row = 3; task.offsets().values().iterator().next().containsKey("gaps"); row++) {
        server.run(insert("unseen", "more"));
        task.pollUntilCount(row);
      }
    }
  }
}
