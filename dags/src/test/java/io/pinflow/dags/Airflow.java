package io.pinflow.dags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One version of Airflow in an environment of its own, installed as MWAA installs it. */
final class Airflow {

  private static final String TEST_TOOLS = "pytest==8.4.2";

  /** Packages whose versions of MWAA's Python 3.12 don't exist for every other Python. */
  private static final String ONLY_312 = "(numpy|pandas|pyarrow)==.*";

  private final Path dags;
  private final Path home;
  private final String version;
  private final Python python;

  Airflow(Path dags, String version, Python python) throws IOException {
    this.dags = dags;
    this.version = version;
    this.python = python;
    this.home =
        Files.createDirectories(
            dags.resolve("target/airflow-" + version + "-python-" + python.version()));
  }

  /** Makes the environment unless it is there from an earlier build with the same requirements. */
  void install() throws Exception {
    String wanted = constraints() + requirements();
    Path done = home.resolve("installed.txt");
    if (Files.exists(done) && Files.readString(done).equals(wanted)) {
      return;
    }
    Files.deleteIfExists(done);
    Files.writeString(home.resolve("constraints.txt"), constraints());
    Files.writeString(home.resolve("requirements.txt"), requirements());
    Path log = home.resolve("install.log");
    mustSucceed(python.uv(log, "venv", "--clear", "--python", python.interpreter(), environment()));
    mustSucceed(
        python.uv(
            log,
            "pip",
            "install",
            "--python",
            program("python"),
            "--requirements",
            home.resolve("requirements.txt").toString(),
            "--constraints",
            home.resolve("constraints.txt").toString()));
    mustSucceed(airflow("migrate.log", "db", "migrate"));
    Files.writeString(done, wanted);
  }

  private String constraints() throws IOException {
    try (var lines = Files.lines(dags.resolve("constraints-" + version + ".txt"))) {
      return lines
          .filter(line -> python.version().equals("3.12") || !line.matches(ONLY_312))
          .collect(Collectors.joining("\n", "", "\n"));
    }
  }

  /** What is on MWAA, and what the user's requirements add to it. */
  private String requirements() throws IOException {
    Path own = dags.resolve("requirements-" + version + ".txt");
    String text = Files.readString(Files.exists(own) ? own : dags.resolve("requirements.txt"));
    assertThat(text)
        .contains("--constraint \"/usr/local/airflow/dags/constraints-" + version + ".txt\"");
    return text.replaceAll("(?m)^--constraint.*$", "")
        + String.join(
            "\n", "apache-airflow==" + version, "apache-airflow-providers-amazon", TEST_TOOLS)
        + "\n";
  }

  /** Runs the Python tests; their report is in pytest.log. */
  void test(String store, Map<String, String> credentials) throws Exception {
    Path log = home.resolve("pytest.log");
    List<String> words =
        List.of(
            program("python"),
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "--quiet",
            "--show-capture=all",
            "--durations=10",
            ".");
    mustSucceed(
        new Command(log, words)
            .in(dags.resolve("src/test/python"))
            .with(settings())
            .with(credentials)
            .with(Map.of("PINFLOW_S3", store)));
  }

  private Command airflow(String log, String... words) {
    List<String> command = new ArrayList<>(List.of(program("airflow")));
    command.addAll(List.of(words));
    return new Command(home.resolve(log), command).with(settings());
  }

  private Map<String, String> settings() {
    Map<String, String> found = new HashMap<>();
    found.put("AIRFLOW_HOME", home.toString());
    found.put("AIRFLOW__CORE__DAGS_FOLDER", home.resolve("dags").toString());
    found.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
    found.put("PYTHONDONTWRITEBYTECODE", "1");
    found.put("NO_PROXY", "127.0.0.1,localhost");
    return found;
  }

  private String environment() {
    return home.resolve("venv").toString();
  }

  private String program(String name) {
    return home.resolve("venv/bin").resolve(name).toString();
  }

  private static void mustSucceed(Command command) throws InterruptedException {
    assertThat(command.succeeds()).as(() -> end(command.said())).isTrue();
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - 20_000));
  }
}
