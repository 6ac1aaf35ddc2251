package io.pinflow.connect.source;

/** A query that is read as if its result were a table. Immutable. */
final class NamedQuery {
  /** What may be said of a query whose text is another than when its offset was stored. */
  enum Change {
    /** It goes on where it was. */
    CONTINUE,
    /** It begins anew. */
    RESTART,
    /** It ends the task. */
    FAIL
  }

  /** Field of an offset with the digest of the text it was read by. */
  static final String DIGEST = "query";

  private final TableName name;
  private final String sql;
  private final String digest;

  private NamedQuery(TableName name, String sql) {
    this.name = name;
    this.sql = sql;
    this.digest = digest(sql);
  }

  /**
   * Names a query.
   *
   * @throws IllegalArgumentException saying why it can't stand in parentheses
   */
  static NamedQuery of(TableName name, String sql, SqlSyntax syntax) {
    return new NamedQuery(name, SelectText.normal(sql, syntax));
  }

  TableName name() {
    return name;
  }

  /** What stands in a statement where a table's name would. */
  String source(Dialect dialect) {
    return "(" + sql + ") AS " + name.quoted(dialect);
  }

  /** The same for texts that differ in comments and white space only. */
  String digest() {
    return digest;
  }

  private static String digest(String sql) {
    StringBuilder text = new StringBuilder();
    for (byte part : Sha256.of(sql)) {
      text.append(String.format("%02x", part));
    }
    return text.toString();
  }
}
