package io.pinflow.connect.source;

/** What differs between databases in how a statement is cut into words, texts and comments. */
enum SqlSyntax {
  /** MariaDB and MySQL. */
  MARIADB("?") {
    @Override
    boolean isLineComment(String sql, int at) {
      boolean isDashed =
          sql.startsWith("--", at)
              && (at + 2 == sql.length() || Character.isWhitespace(sql.charAt(at + 2)));
      return isDashed || sql.charAt(at) == '#';
    }

    @Override
    boolean nestsComments() {
      return false;
    }

    @Override
    boolean escapesByBackslash(String sql, int quote) {
      return sql.charAt(quote) != '`';
    }
  },

  /** PostgreSQL. */
  POSTGRES("??") {
    @Override
    boolean isLineComment(String sql, int at) {
      return sql.startsWith("--", at);
    }

    @Override
    boolean nestsComments() {
      return true;
    }

    /** In texts such as E'it\'s' only. */
    @Override
    boolean escapesByBackslash(String sql, int quote) {
      return sql.charAt(quote) == '\''
          && quote > 0
          && Character.toUpperCase(sql.charAt(quote - 1)) == 'E'
          && (quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2)));
    }
  };

  private final String questionMark;

  SqlSyntax(String questionMark) {
    this.questionMark = questionMark;
  }

  /** How the driver is told that a question mark is no parameter: it is part of operators. */
  String questionMark() {
    return questionMark;
  }

  abstract boolean isLineComment(String sql, int at);

  /** Whether a comment may hold another one. */
  abstract boolean nestsComments();

  /** Whether a backslash keeps the quote after it from ending what the quote at an index begins. */
  abstract boolean escapesByBackslash(String sql, int quote);
}
