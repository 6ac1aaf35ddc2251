package io.pinflow.gateway.json;

/**
 * A JSON value as it came: {@code json} is its text without the blanks between its tokens, {@code
 * text} what it says when it is a scalar.
 */
public record JsonValue(Kind kind, String json, String text) {

  /** The kinds of JSON values, as far as they differ here. */
  public enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    SCALAR,
    NULL
  }

  /** Whether there is nothing in it: null, an empty text, object or array. */
  public boolean isEmpty() {
    return switch (kind) {
      case NULL -> true;
      case TEXT -> text.isEmpty();
      case OBJECT, ARRAY -> json.length() == 2;
      case SCALAR -> false;
    };
  }

  public boolean isText() {
    return kind == Kind.TEXT;
  }

  /** Whether it is a text, number, true or false. */
  public boolean isScalar() {
    return kind == Kind.TEXT || kind == Kind.SCALAR;
  }
}
