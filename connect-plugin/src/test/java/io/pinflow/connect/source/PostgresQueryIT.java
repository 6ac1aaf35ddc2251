package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries in a real PostgreSQL. */
final class PostgresQueryIT extends QueriesContract {
  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Test
  void shouldLeaveOperatorsWithAQuestionMarkAlone() throws Exception {
    server.run(
        "CREATE TABLE documents (id INT PRIMARY KEY, content JSONB)",
        "INSERT INTO documents VALUES (1, '{\"b\": 1}'), (2, '{\"a?\": 1}')");

    try (TaskHarness task =
        TaskHarness.start(
            properties(
                "SELECT id, content ? 'a?' AS has FROM documents WHERE content ?| '{b,a?}'"))) {
      assertThat(task.pollUntilCount(2))
          .extracting(row -> ((Struct) row.value()).get("has"))
          .containsExactly(false, true);
    }
  }

  @Override
  TestDatabase database() {
    return server;
  }

  @Override
  String instant() {
    return "TIMESTAMPTZ";
  }
}
