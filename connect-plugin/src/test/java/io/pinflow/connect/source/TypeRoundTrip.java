package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;

/** Writes a corpus of values, has the source deliver it, and asks the server what it holds. */
final class TypeRoundTrip {
  private static final String TABLE = "corpus";

  private final TestDatabase database;
  private final Map<String, String> properties;

  TypeRoundTrip(TestDatabase database, Map<String, String> properties) {
    this.database = database;
    this.properties = properties;
  }

  /** A statement each for the session that writes and for the one that is asked. */
  void verify(TypeCorpus corpus, long seed, String writing, String asking) throws Exception {
    List<String> inserts = corpus.inserts(TABLE, 200);
    List<String> statements = new ArrayList<>(List.of(writing, corpus.createTable(TABLE)));
    statements.addAll(inserts);
    database.run(statements);
    properties.put("tables", TABLE);
    try (TaskHarness task = TaskHarness.start(properties)) {
      List<SourceRecord> rows = task.pollUntilCount(inserts.size());
      compare(corpus, rows, said(corpus, asking), seed);
    }
  }

  private static void compare(
      TypeCorpus corpus, List<SourceRecord> rows, List<List<String>> said, long seed) {
    Assertions.assertThat(rows).hasSameSizeAs(said);
    SoftAssertions assertions = new SoftAssertions();
    for (int i = 0; i < rows.size(); i++) {
      corpus.compare((Struct) rows.get(i).value(), said.get(i), assertions);
    }
    Assertions.assertThat(assertions.errorsCollected()).as("with seed %d", seed).isEmpty();
  }

  private List<List<String>> said(TypeCorpus corpus, String asking) throws SQLException {
    List<List<String>> said = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(asking);
      try (ResultSet rows = statement.executeQuery(corpus.sayings(TABLE))) {
        while (rows.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= corpus.size(); i++) {
            row.add(rows.getString(i));
          }
          said.add(row);
        }
      }
    }
    return said;
  }
}
