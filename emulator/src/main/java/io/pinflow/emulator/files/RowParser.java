package io.pinflow.emulator.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pinflow.emulator.Column;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads one line of JSON as a row of a table: every column once, nothing else, values that fit. */
final class RowParser {
  private static final JsonFactory JSON = new JsonFactory();

  private final RawTable table;
  private final Map<String, Integer> places = new HashMap<>();
  private final boolean[] seen;

  RowParser(RawTable table) {
    this.table = table;
    for (Column column : table.columns()) {
      places.put(column.name(), places.size());
    }
    seen = new boolean[places.size()];
  }

  Row row(byte[] line, int start, int length) throws IOException, NotARowException {
    try (JsonParser parser = JSON.createParser(line, start, length)) {
      requireObject(parser);
      Object[] values = values(parser);
      requireEnd(parser);
      return new Row(table, Collections.unmodifiableList(Arrays.asList(values)));
    } catch (JsonParseException e) {
      throw new NotARowException("it is not JSON: " + e.getOriginalMessage().replace('\n', ' '));
    }
  }

  private static void requireObject(JsonParser parser) throws IOException, NotARowException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new NotARowException("it is empty");
    }
    if (token != JsonToken.START_OBJECT) {
      throw new NotARowException("it is not a JSON object");
    }
  }

  private static void requireEnd(JsonParser parser) throws IOException, NotARowException {
    if (parser.nextToken() != null) {
      throw new NotARowException("something follows the JSON object");
    }
  }

  private Object[] values(JsonParser parser) throws IOException, NotARowException {
    Object[] values = new Object[seen.length];
    Arrays.fill(seen, false);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int place = place(parser.currentName());
      parser.nextToken();
      values[place] = CellParser.value(parser, table.columns().get(place), place == 0);
    }
    requireAll();
    return values;
  }

  private int place(String name) throws NotARowException {
    Integer place = places.get(name);
    if (place == null) {
      throw new NotARowException(
          "the column '" + name + "' is unknown; " + table.tableName() + " has " + names());
    }
    if (seen[place]) {
      throw new NotARowException("the column '" + name + "' occurs twice");
    }
    seen[place] = true;
    return place;
  }

  private void requireAll() throws NotARowException {
    List<String> missing = new ArrayList<>();
    for (int place = 0; place < seen.length; place++) {
      if (!seen[place]) {
        missing.add(table.columns().get(place).name());
      }
    }
    if (!missing.isEmpty()) {
      throw new NotARowException("it lacks " + String.join(", ", missing));
    }
  }

  private String names() {
    return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
