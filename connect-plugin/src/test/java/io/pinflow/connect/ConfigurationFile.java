package io.pinflow.connect;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of connector-configs/ as a user has it once the places in double braces or angle brackets
 * are filled.
 */
public final class ConfigurationFile {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9-]+)}}|<([A-Z_]+)>");
  private static final Map<String, String> FILLINGS =
      Map.ofEntries(
          Map.entry("bootstrap-servers", "127.0.0.1:9092"),
          Map.entry("bucket", "user-local-bucket"),
          Map.entry("connect-port", "8083"),
          Map.entry("database-url", "jdbc:mariadb://127.0.0.1:3306/pinflow"),
          Map.entry("database-user", "pinflow"),
          Map.entry("plugin-path", "plugins"),
          Map.entry("s3-endpoint", "http://127.0.0.1:9000"),
          Map.entry("secrets-file", "secrets.properties"),
          Map.entry("user-id", "local"),
          Map.entry("BUCKET_NAME", "user-0a1b2c3d4e5f-bucket"),
          Map.entry("DATABASE", "pinterest"),
          Map.entry("RDS_HOST", "posts.abc123.us-east-1.rds.amazonaws.com"),
          Map.entry("RDS_USER", "pinflow"),
          Map.entry("REGION", "us-east-1"),
          Map.entry("SECRET_NAME", "pinflow-database"),
          Map.entry("USER_ID", "0a1b2c3d4e5f"));

  private final Path path;

  private ConfigurationFile(Path path) {
    this.path = path;
  }

  /** A file by its path below connector-configs/. */
  public static ConfigurationFile of(String path) {
    return new ConfigurationFile(Repository.path("connector-configs").resolve(path));
  }

  /** Every file of either folder whose name begins and ends so. */
  public static List<ConfigurationFile> all(String beginning, String ending) {
    return Stream.of("local", "msk-connect")
        .flatMap(folder -> Repository.files("connector-configs/" + folder).stream())
        .filter(path -> path.getFileName().toString().startsWith(beginning))
        .filter(path -> path.toString().endsWith(ending))
        .map(ConfigurationFile::new)
        .collect(Collectors.toList());
  }

  /** The settings with every place filled. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    unfilled().forEach((key, value) -> settings.put(key, filled(value)));
    return settings;
  }

  /** Those whose keys begin so, by what follows that. */
  Map<String, String> settingsBehind(String beginning) {
    Map<String, String> found = new LinkedHashMap<>();
    settings()
        .forEach(
            (key, value) -> {
              if (key.startsWith(beginning)) {
                found.put(key.substring(beginning.length()), value);
              }
            });
    return found;
  }

  /** The settings as they are committed. */
  Map<String, String> unfilled() {
    try {
      return toString().endsWith(".json") ? json() : properties();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isForMskConnect() {
    return toString().startsWith("msk-connect/");
  }

  boolean isSource() {
    return path.getFileName().toString().startsWith("source");
  }

  @Override
  public String toString() {
    return path.getParent().getFileName() + "/" + path.getFileName();
  }

  private Map<String, String> json() throws IOException {
    return new ObjectMapper()
        .readValue(Repository.text(path), new TypeReference<LinkedHashMap<String, String>>() {});
  }

  private Map<String, String> properties() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Repository.text(path)));
    Map<String, String> settings = new LinkedHashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }

  private String filled(String text) {
    return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(filling(place)));
  }

  private String filling(java.util.regex.MatchResult place) {
    String name = place.group(1) == null ? place.group(2) : place.group(1);
    if (!FILLINGS.containsKey(name)) {
      throw new AssertionError(this + " has a place nobody fills: " + place.group());
    }
    return FILLINGS.get(name);
  }
}
