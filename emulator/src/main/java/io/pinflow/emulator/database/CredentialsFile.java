package io.pinflow.emulator.database;

import io.pinflow.emulator.EmulateErrors;
import io.pinflow.emulator.EmulatorException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The {@code db_creds.yml} of today's scripts: RDS_HOST, RDS_USER, RDS_PASSWORD, RDS_DATABASE, and
 * RDS_PORT (3306 unless given). RDS_ENGINE says mysql, mariadb or postgres; without it the port
 * does. No message shows what is in the file but names.
 */
public final class CredentialsFile {
  private static final String POSTGRES_PORT = "5432";
  private static final String MYSQL_PORT = "3306";

  private final Path file;
  private final Map<?, ?> entries;

  private CredentialsFile(Path file, Map<?, ?> entries) {
    this.file = file;
    this.entries = entries;
  }

  /**
   * The database a file describes; nothing is opened yet.
   *
   * @throws EmulatorException if the file can't be read or lacks an entry
   */
  public static Database database(Path file) throws EmulatorException {
    return read(file).database();
  }

  private static CredentialsFile read(Path file) throws EmulatorException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Object content = parser().load(reader);
      if (content instanceof Map<?, ?> entries) {
        return new CredentialsFile(file, entries);
      }
      throw EmulateErrors.noCredentials(file, "it holds no 'NAME: value' lines");
    } catch (MarkedYAMLException e) {
      // The parser's own message quotes the line, which may hold the password.
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw EmulateErrors.noCredentials(file, "line " + line + " is not YAML");
    } catch (YAMLException e) {
      throw EmulateErrors.noCredentials(file, "it is not YAML");
    } catch (IOException e) {
      throw EmulateErrors.noCredentials(file, "it can't be read");
    }
  }

  private static Yaml parser() {
    LoaderOptions loading = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(loading),
        new Representer(dumping),
        dumping,
        loading,
        new TextResolver());
  }

  private Database database() throws EmulatorException {
    String port = entries.containsKey("RDS_PORT") ? entry("RDS_PORT") : MYSQL_PORT;
    String url =
        scheme(port) + "://" + entry("RDS_HOST") + ":" + port + "/" + entry("RDS_DATABASE");
    return Database.at(url, entry("RDS_USER"), entry("RDS_PASSWORD"));
  }

  private String scheme(String port) throws EmulatorException {
    if (!entries.containsKey("RDS_ENGINE")) {
      return port.equals(POSTGRES_PORT) ? "jdbc:postgresql" : "jdbc:mariadb";
    }
    String engine = entry("RDS_ENGINE").toLowerCase(Locale.ROOT);
    return switch (engine) {
      case "mysql", "mariadb" -> "jdbc:mariadb";
      case "postgres", "postgresql" -> "jdbc:postgresql";
      default ->
          throw EmulateErrors.noCredentials(
              file, "RDS_ENGINE is '" + engine + "', which is none of mysql, mariadb, postgres");
    };
  }

  private String entry(String name) throws EmulatorException {
    Object value = entries.get(name);
    if (value == null || value.toString().isBlank()) {
      throw EmulateErrors.noCredentials(file, "it has no " + name);
    }
    return value.toString();
  }

  /** Takes every value as the text it is: a password of digits would lose its zeros. */
  private static final class TextResolver extends Resolver {
    @Override
    protected void addImplicitResolvers() {}
  }
}
