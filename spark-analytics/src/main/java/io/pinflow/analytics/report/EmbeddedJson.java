package io.pinflow.analytics.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON that may stand inside a script element of HTML: no value can end the element, open a comment
 * or break a line of script.
 */
final class EmbeddedJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EmbeddedJson() {}

  static String of(Object value) {
    try {
      return MAPPER
          .writeValueAsString(value)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps, lists, texts and numbers are always JSON.", e);
    }
  }

  /** Script text as it may stand inside a script element. */
  static String script(String script) {
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
  }
}
