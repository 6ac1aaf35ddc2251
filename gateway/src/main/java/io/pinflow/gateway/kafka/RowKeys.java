package io.pinflow.gateway.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pinflow.gateway.json.CompactJson;
import io.pinflow.gateway.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the key of a row that was posted without one, so that its repeats share a partition. */
final class RowKeys {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final List<String> fields;

  RowKeys(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  /** Looks for the key of one row. */
  Search search() {
    return new Search();
  }

  /** The first of the fields that is an integer, as text; none when no field is. */
  byte[] of(JsonValue object) throws IOException {
    Search search = search();
    try (JsonParser parser = FACTORY.createParser(object.json())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
          search.integer(name, parser.getText());
        }
        parser.skipChildren();
      }
    }
    return search.key();
  }

  /** Sees a row's integers one after another; the first field named wins, wherever it stands. */
  final class Search implements CompactJson.FieldListener {
    private int best = fields.size();
    private String found;

    @Override
    public void integer(String name, String digits) {
      int rank = best == 0 ? -1 : fields.indexOf(name);
      if (rank >= 0 && rank < best) {
        best = rank;
        found = digits;
      }
    }

    /** The key; null where there was none. */
    byte[] key() {
      return found == null ? null : found.getBytes(StandardCharsets.UTF_8);
    }
  }
}
