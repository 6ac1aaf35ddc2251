package io.pinflow.connect.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the text of one query to a form that can stand in parentheses and tells one query from
 * another: without comments (but for hints), white space or a semicolon at its end. One use.
 */
final class SelectText {
  private static final Pattern DOLLAR_QUOTE =
      Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

  private final String sql;
  private final SqlSyntax syntax;
  private final StringBuilder normal = new StringBuilder();
  private int at;
  private int depth;
  private boolean spaced;
  private boolean ended;

  private SelectText(String sql, SqlSyntax syntax) {
    this.sql = sql;
    this.syntax = syntax;
  }

  /**
   * The normal form.
   *
   * @throws IllegalArgumentException saying why the text can't stand in parentheses
   */
  static String normal(String sql, SqlSyntax syntax) {
    return new SelectText(sql, syntax).read();
  }

  private String read() {
    while (at < sql.length()) {
      if (!skipSpace() && !skipComment()) {
        readPart();
      }
    }
    if (depth > 0) {
      throw new IllegalArgumentException("a parenthesis is not closed");
    }
    if (normal.length() == 0) {
      throw new IllegalArgumentException("it is empty");
    }
    return normal.toString();
  }

  private boolean skipSpace() {
    boolean isSpace = Character.isWhitespace(sql.charAt(at));
    if (isSpace) {
      spaced = true;
      at++;
    }
    return isSpace;
  }

  private boolean skipComment() {
    if (syntax.isLineComment(sql, at)) {
      while (at < sql.length() && sql.charAt(at) != '\n') {
        at++;
      }
    } else if (sql.startsWith("/*", at) && !isHint()) {
      at = commentEnd();
    } else {
      return false;
    }
    spaced = true;
    return true;
  }

  /** Comments that the database reads: of the optimizer's, or of some versions'. */
  private boolean isHint() {
    return sql.startsWith("/*+", at) || sql.startsWith("/*!", at) || sql.startsWith("/*M!", at);
  }

  private int commentEnd() {
    int open = 0;
    for (int i = at; i + 1 < sql.length(); i++) {
      if (sql.startsWith("/*", i) && (open == 0 || syntax.nestsComments())) {
        open++;
        i++;
      } else if (sql.startsWith("*/", i)) {
        open--;
        i++;
        if (open == 0) {
          return i + 1;
        }
      }
    }
    throw new IllegalArgumentException("a comment is not closed");
  }

  private void readPart() {
    char first = sql.charAt(at);
    if (first == ';') {
      ended = true;
      at++;
      return;
    }
    if (ended) {
      throw new IllegalArgumentException("a second statement follows a semicolon");
    }
    if (spaced && normal.length() > 0) {
      normal.append(' ');
    }
    spaced = false;
    if (first == '\'' || first == '"' || first == '`') {
      copyTo(quoteEnd(first));
    } else if (first == '$' && syntax == SqlSyntax.POSTGRES) {
      copyTo(dollarQuoteEnd());
    } else if (first == '/' && sql.startsWith("/*", at)) {
      copyTo(commentEnd());
    } else {
      readCharacter(first);
    }
  }

  private void readCharacter(char character) {
    depth += character == '(' ? 1 : character == ')' ? -1 : 0;
    if (depth < 0) {
      throw new IllegalArgumentException("a parenthesis is closed that is not open");
    }
    normal.append(character == '?' ? syntax.questionMark() : character);
    at++;
  }

  /** A quote that is doubled ends one text and begins the next, which comes to the same. */
  private int quoteEnd(char quote) {
    boolean escapes = syntax.escapesByBackslash(sql, at);
    for (int i = at + 1; i < sql.length(); i++) {
      if (sql.charAt(i) == quote) {
        return i + 1;
      }
      if (escapes && sql.charAt(i) == '\\') {
        i++;
      }
    }
    throw new IllegalArgumentException("a quote is not closed");
  }

  /** Just the character where it begins no text, as in $1 or in a name. */
  private int dollarQuoteEnd() {
    Matcher tag = DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
    boolean isInName = at > 0 && Character.isJavaIdentifierPart(sql.charAt(at - 1));
    if (isInName || !tag.lookingAt()) {
      return at + 1;
    }
    int end = sql.indexOf(tag.group(), tag.end());
    if (end < 0) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    return end + tag.group().length();
  }

  private void copyTo(int end) {
    normal.append(sql, at, end);
    at = end;
  }
}
