package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueryTest {

  @ParameterizedTest
  @EnumSource(Query.class)
  void shouldTellItsReaderWhatItReadsAndGives(Query query) {
    String sql = query.sql();

    assertThat(sql).startsWith("-- ").contains("-- Reads: ", "-- Columns: ", "-- Tables: ");
    assertThat(sql).containsAnyOf("-- Options: ", "-- Ties: ");
    assertThat(sql.stripTrailing()).doesNotEndWith(";");
    assertThat(sql.lines()).allMatch(line -> line.length() <= 100);
  }
}
