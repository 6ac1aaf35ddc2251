package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document, and whether requests and answers are as it says. */
final class Contract {
  private static final String ADDRESS = "https://pinflow.example/openapi.json";

  private final JsonNode document;
  private final JsonSchemaFactory schemas;

  Contract(String json) {
    this.document = read(json);
    this.schemas =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, json))));
  }

  /** Every operation as its method and path, such as "GET /topics/{topic}". */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (String path : names(document.get("paths"))) {
      for (String method : names(document.get("paths").get(path))) {
        operations.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    return operations;
  }

  /** Fails unless the document foresees this answer to this request. */
  void check(String method, String path, Answer answer) {
    String operation = pointer("paths", template(path), method.toLowerCase(Locale.ROOT));
    assertThat(document.at(operation).isObject()).as("documented: %s %s", method, path).isTrue();
    String response = resolved(operation + pointer("responses", "" + answer.status()));
    assertThat(document.at(response).isObject())
        .as("documented: %s of %s %s: %s", answer.status(), method, path, answer.body())
        .isTrue();
    if (document.at(response).has("content")) {
      checkContent(response, answer);
    } else {
      assertThat(answer.body()).isEmpty();
    }
  }

  private void checkContent(String response, Answer answer) {
    String content = response + pointer("content", answer.contentType());
    assertThat(document.at(content).isObject())
        .as("documented: '%s' at %s", answer.contentType(), response)
        .isTrue();
    String schema = content + "/schema";
    if (answer.contentType().endsWith("json")) {
      checkSchema(schema, answer.json());
    }
  }

  private void checkSchema(String schema, JsonNode value) {
    assertThat(schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + schema)).validate(value))
        .as("%s as %s", value, schema)
        .isEmpty();
  }

  /** Fails unless every example is as its schema says; tells how many there are. */
  int checkExamples() {
    return checkExamples(document, "");
  }

  private int checkExamples(JsonNode node, String pointer) {
    int found = 0;
    if (node.has("example") && node.has("schema")) {
      checkSchema(pointer + "/schema", node.get("example"));
      found++;
    }
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        found += checkExamples(node.get(index), pointer + "/" + index);
      }
      return found;
    }
    for (String name : names(node)) {
      found += checkExamples(node.get(name), pointer + pointer(name));
    }
    return found;
  }

  /** The documented path a request's path falls under; one spelled out goes before a place. */
  private String template(String path) {
    String plain = path.replaceFirst("\\?.*", "");
    for (String template : new TreeSet<>(names(document.get("paths"))).descendingSet()) {
      if (plain.matches(template.replaceAll("\\{[^}]+}", "[^/]+"))) {
        return template;
      }
    }
    throw new AssertionError("not documented: " + path);
  }

  private String resolved(String pointer) {
    JsonNode reference = document.at(pointer).get("$ref");
    return reference == null ? pointer : reference.asText().substring(1);
  }

  private static String pointer(String... names) {
    StringBuilder pointer = new StringBuilder();
    for (String name : names) {
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
      names.add(fields.next());
    }
    return names;
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the OpenAPI document is not JSON", e);
    }
  }
}
