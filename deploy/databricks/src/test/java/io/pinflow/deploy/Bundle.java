package io.pinflow.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bundle as the Databricks CLI puts it together from its files. */
final class Bundle {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9_.]+)}");

  private final ObjectNode root;

  private Bundle(ObjectNode root) {
    this.root = root;
  }

  static Bundle read() {
    ObjectNode root = Repository.yaml(Repository.BUNDLE.resolve("databricks.yml")).deepCopy();
    for (JsonNode pattern : root.path("include")) {
      included(pattern.asText()).forEach(file -> merge(root, Repository.yaml(file)));
    }
    return new Bundle(root);
  }

  private static List<Path> included(String pattern) {
    Path folder = Repository.BUNDLE.resolve(pattern).getParent();
    String names = pattern.substring(pattern.lastIndexOf('/') + 1);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void merge(ObjectNode into, JsonNode from) {
    from.properties()
        .forEach(
            entry -> {
              if (into.get(entry.getKey()) instanceof ObjectNode both) {
                merge(both, entry.getValue());
              } else {
                into.set(entry.getKey(), entry.getValue());
              }
            });
  }

  /** As written, references and all. */
  JsonNode root() {
    return root;
  }

  /** Every name that something refers to by {@code ${…}}. */
  SortedSet<String> references() {
    SortedSet<String> names = new TreeSet<>();
    Matcher matcher = REFERENCE.matcher(root.toString());
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** What a deployment to a target makes, its variables given or by default. */
  JsonNode resources(String target, Map<String, String> values) {
    return new Resolution(target, values).resolve(root.path("resources"));
  }

  /** The value of a reference such as {@code ${var.tables}}. */
  String value(String reference, Map<String, String> values) {
    return new Resolution("prod", values).resolve(TextNode.valueOf(reference)).asText();
  }

  private final class Resolution {

    private final Map<String, JsonNode> known = new HashMap<>();

    Resolution(String target, Map<String, String> values) {
      root.path("variables")
          .properties()
          .forEach(
              entry ->
                  Optional.ofNullable(entry.getValue().get("default"))
                      .ifPresent(value -> known.put("var." + entry.getKey(), value)));
      root.at("/targets/" + target + "/variables")
          .properties()
          .forEach(entry -> known.put("var." + entry.getKey(), entry.getValue()));
      values.forEach((name, value) -> known.put("var." + name, TextNode.valueOf(value)));
      known.put("bundle.name", root.at("/bundle/name"));
      known.put("bundle.target", TextNode.valueOf(target));
      known.put("workspace.current_user.userName", TextNode.valueOf("someone@example.com"));
      known.put("workspace.current_user.short_name", TextNode.valueOf("someone"));
    }

    JsonNode resolve(JsonNode node) {
      if (node instanceof ObjectNode) {
        ObjectNode resolved = JSON.createObjectNode();
        node.properties().forEach(entry -> resolved.set(entry.getKey(), resolve(entry.getValue())));
        return resolved;
      }
      if (node instanceof ArrayNode) {
        ArrayNode resolved = JSON.createArrayNode();
        node.forEach(element -> resolved.add(resolve(element)));
        return resolved;
      }
      return node.isTextual() ? resolve(node.asText()) : node;
    }

    /** A text that is nothing but a reference takes the type of the value. */
    private JsonNode resolve(String text) {
      Matcher matcher = REFERENCE.matcher(text);
      if (matcher.matches()) {
        return resolve(value(matcher.group(1)));
      }
      return TextNode.valueOf(
          matcher.replaceAll(
              found -> Matcher.quoteReplacement(resolve(value(found.group(1))).asText())));
    }

    private JsonNode value(String name) {
      return Optional.ofNullable(known.get(name))
          .orElseThrow(() -> new IllegalArgumentException("Nothing gives ${" + name + "} a value"));
    }
  }
}
