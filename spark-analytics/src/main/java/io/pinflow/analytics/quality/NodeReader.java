package io.pinflow.analytics.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON with {@code //} comments and trailing commas, and keeps the line of each value. */
final class NodeReader {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String file;
  private final JsonParser parser;

  private NodeReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads a whole file.
   *
   * @param file its name for errors
   */
  static Node read(String file, byte[] content) {
    try (JsonParser parser = JSON.createParser(content)) {
      return new NodeReader(file, parser).root();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw QualityErrors.notJson(file, line, firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
  }

  private Node root() throws IOException {
    if (parser.nextToken() == null) {
      throw QualityErrors.notJson(file, 1, "the file is empty");
    }
    Node root = value("");
    if (parser.nextToken() != null) {
      throw QualityErrors.notJson(
          file, parser.currentTokenLocation().getLineNr(), "there is more after its end");
    }
    return root;
  }

  private Node value(String path) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    Object value =
        switch (parser.currentToken()) {
          case START_OBJECT -> object(path);
          case START_ARRAY -> list(path);
          case VALUE_STRING -> parser.getText();
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          default -> null;
        };
    return new Node(path, line, value);
  }

  private Map<String, Node> object(String path) throws IOException {
    Map<String, Node> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(path.isEmpty() ? name : path + "." + name));
    }
    return fields;
  }

  private List<Node> list(String path) throws IOException {
    List<Node> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(path + "[" + elements.size() + "]"));
    }
    return elements;
  }
}
