package io.pinflow.dags;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** This machine's Python, and uv from PyPI, which makes environments in a tenth of pip's time. */
final class Python {

  private static final String UV = "uv==0.13.8";
  private static final List<String> NAMES =
      List.of("python3.12", "python3", "python3.11", "python3.13");

  /** Says its version when it can make environments. */
  private static final String QUESTION =
      "import venv, ensurepip, sys; print('%d.%d' % sys.version_info[:2])";

  private final String version;
  private final Path tools;
  private final Map<String, String> environment;

  private Python(String version, Path tools, Map<String, String> environment) {
    this.version = version;
    this.tools = tools;
    this.environment = environment;
  }

  /** The first fitting Python; without one, or without PyPI, the test is skipped. */
  static Python find(Path folder) throws Exception {
    Path tools = Files.createDirectories(folder).resolve("uv");
    for (String name : NAMES) {
      Command asked = new Command(folder.resolve("python.log"), List.of(name, "-c", QUESTION));
      if (asked.succeeds() && List.of("3.11", "3.12", "3.13").contains(asked.said())) {
        String version = asked.said();
        install(name, version, tools);
        return new Python(version, tools, likePip(tools));
      }
    }
    return abort("Airflow is not tested: there is no Python 3.11 to 3.13 with venv.");
  }

  private static void install(String name, String version, Path tools) throws Exception {
    Path done = tools.resolve(version + "-" + UV);
    if (Files.exists(done)) {
      return;
    }
    Path log = tools.resolveSibling("uv.log");
    assumeTrue(
        new Command(log, List.of(name, "-m", "venv", "--clear", tools.toString())).succeeds(),
        "Airflow is not tested: Python can't make environments (" + log + ").");
    assumeTrue(
        new Command(log, List.of(pip(tools), "install", "--quiet", UV)).succeeds(),
        "Airflow is not tested: pip can't install from PyPI (" + log + ").");
    Files.createFile(done);
  }

  /** uv doesn't read pip's configuration, where a machine may name its index and certificates. */
  private static Map<String, String> likePip(Path tools) throws InterruptedException {
    Command asked =
        new Command(tools.resolveSibling("pip.log"), List.of(pip(tools), "config", "list"));
    Map<String, String> found = new HashMap<>();
    if (asked.succeeds()) {
      asked.said().lines().forEach(line -> take(line, found));
    }
    return found;
  }

  private static void take(String line, Map<String, String> found) {
    Map<String, String> names =
        Map.of(
            "index-url",
            "UV_DEFAULT_INDEX",
            "extra-index-url",
            "UV_INDEX",
            "cert",
            "SSL_CERT_FILE");
    int equals = line.indexOf('=');
    String key = line.substring(line.indexOf('.') + 1, Math.max(equals, line.indexOf('.') + 1));
    if (names.containsKey(key)) {
      found.put(names.get(key), line.substring(equals + 1).replace("'", ""));
    }
  }

  private static String pip(Path tools) {
    return tools.resolve("bin/pip").toString();
  }

  /** Its version, such as {@code 3.12}. */
  String version() {
    return version;
  }

  /** A uv command. */
  Command uv(Path log, String... words) {
    List<String> command = new ArrayList<>(List.of(tools.resolve("bin/uv").toString()));
    Stream.of(words).forEach(command::add);
    return new Command(log, command).with(environment);
  }

  /** The interpreter environments are made for. */
  String interpreter() {
    return tools.resolve("bin/python").toString();
  }
}
