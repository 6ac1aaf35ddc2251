package io.pinflow.connect.avro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Reads schemas from configuration: JSON as it stands, or the files it names. */
final class SchemaTexts {
  private SchemaTexts() {}

  static List<Schema> parse(String text) {
    String trimmed = text.trim();
    if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
      return schemas(trimmed, "its text");
    }
    List<Schema> schemas = new ArrayList<>();
    StringTokenizer paths = new StringTokenizer(trimmed, ",");
    while (paths.hasMoreTokens()) {
      String path = paths.nextToken().trim();
      schemas.addAll(schemas(content(path), path));
    }
    return schemas;
  }

  /** An array at the top is a list of schemas here, not a union. */
  private static List<Schema> schemas(String json, String origin) {
    try {
      Schema schema = new Schema.Parser().parse(json);
      return schema.isUnion() ? schema.getTypes() : List.of(schema);
    } catch (AvroRuntimeException e) {
      throw unreadable(origin, e);
    }
  }

  private static String content(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException | InvalidPathException e) {
      throw unreadable(path, e);
    }
  }

  private static ConfigException unreadable(String origin, Exception cause) {
    ConfigException failure =
        new ConfigException(AvroErrors.unreadableSchemas(origin, cause.toString()));
    failure.initCause(cause);
    return failure;
  }
}
