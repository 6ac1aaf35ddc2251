package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "POSTGRES|SELECT  a\\n FROM\\tt ;\\n|SELECT a FROM t",
        "POSTGRES|SELECT a -- all of; them)\\nFROM t -- end|SELECT a FROM t",
        "POSTGRES|SELECT a--b\\nFROM t|SELECT a FROM t",
        "MARIADB|SELECT a--b FROM t|SELECT a--b FROM t",
        "MARIADB|SELECT a # all; of them)\\nFROM t;;|SELECT a FROM t",
        "POSTGRES|SELECT a # b FROM t|SELECT a # b FROM t",
        "POSTGRES|SELECT /* a /* b */ ; */ a FROM t|SELECT a FROM t",
        "MARIADB|SELECT /* a /* b */ a FROM t|SELECT a FROM t",
        "MARIADB|SELECT /*+ BKA(t) */ /*! x */ /* y */ a FROM t|SELECT /*+ BKA(t) */ /*! x */ a FROM t",
        "POSTGRES|SELECT ';  --''(' AS \"a;  b\" FROM t|SELECT ';  --''(' AS \"a;  b\" FROM t",
        "MARIADB|SELECT 'it\\'s;  (', `a  ;b` FROM t|SELECT 'it\\'s;  (', `a  ;b` FROM t",
        "POSTGRES|SELECT 'it\\', 'x' FROM t|SELECT 'it\\', 'x' FROM t",
        "POSTGRES|SELECT E'it\\';  (' FROM t|SELECT E'it\\';  (' FROM t",
        "POSTGRES|SELECT $$ ;  ' ( $$, $x$ $$ ; $x$ FROM t|SELECT $$ ;  ' ( $$, $x$ $$ ; $x$ FROM t",
        "POSTGRES|SELECT a$b$c, $1 FROM t|SELECT a$b$c, $1 FROM t",
        "POSTGRES|SELECT j ? 'a?b' FROM t|SELECT j ?? 'a?b' FROM t",
        "MARIADB|SELECT '?' FROM t|SELECT '?' FROM t"
      })
  void shouldLeaveOutWhatDoesNotCount(SqlSyntax syntax, String sql, String normal) {
    assertThat(SelectText.normal(lines(sql), syntax)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "POSTGRES| ;|it is empty",
        "MARIADB|-- nothing|it is empty",
        "MARIADB|SELECT 1; DELETE FROM t|a second statement follows",
        "POSTGRES|SELECT 1) AS q; DELETE FROM t; SELECT (1|a parenthesis is closed",
        "POSTGRES|SELECT (1|a parenthesis is not closed",
        "POSTGRES|SELECT 'a|a quote is not closed",
        "MARIADB|SELECT 'a\\'|a quote is not closed",
        "POSTGRES|SELECT $a$ b $$|a quote is not closed",
        "POSTGRES|SELECT 1 /* /* */|a comment is not closed"
      })
  void shouldRefuseWhatCannotStandInParentheses(SqlSyntax syntax, String sql, String reason) {
    assertThatThrownBy(() -> SelectText.normal(sql, syntax))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void shouldTellQueriesApartByWhatCounts() {
    NamedQuery query = query("SELECT 'a b' FROM t");

    assertThat(query.digest()).hasSize(64).matches("[0-9a-f]+");
    assertThat(query("  SELECT 'a b' /* x */\nFROM t;\n").digest()).isEqualTo(query.digest());
    assertThat(query("SELECT 'a  b' FROM t").digest()).isNotEqualTo(query.digest());
    assertThat(query.source(new PostgresDialect())).isEqualTo("(SELECT 'a b' FROM t) AS \"q\"");
  }

  private static NamedQuery query(String sql) {
    TableSourceConfig config =
        new TableSourceConfig(
            Map.of(
                "connection.url", "jdbc:postgresql://h/d",
                "named.queries", "q",
                "named.query.sql.q", sql));
    return config.query(TableName.of("q")).orElseThrow();
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t");
  }
}
