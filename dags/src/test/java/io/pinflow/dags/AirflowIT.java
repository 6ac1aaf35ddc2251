package io.pinflow.dags;

import io.pinflow.local.objectstore.ObjectStoreMain;
import io.pinflow.local.testing.FreePort;
import io.pinflow.local.testing.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The DAG in real Airflow from PyPI, with a server that speaks the Databricks Jobs API and a real
 * S3 server; what is checked is in src/test/python. Skipped where Python or PyPI is missing.
 */
class AirflowIT {

  private static final Path DAGS = Path.of(System.getProperty("pinflow.dags"));
  private static final Map<String, String> CREDENTIALS =
      Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local-secret");

  private static Python python;

  @BeforeAll
  static void findPython() throws Exception {
    python = Python.find(DAGS.resolve("target/python"));
  }

  static Stream<String> versions() {
    return Stream.of(System.getProperty("pinflow.airflow").split(","));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void shouldRunIn(String version) throws Exception {
    Airflow airflow = new Airflow(DAGS, version, python);
    airflow.install();
    int port = FreePort.next();
    try (ServerProcess store =
        ServerProcess.start(
            ObjectStoreMain.class,
            CREDENTIALS,
            "--directory",
            ServerProcess.newFolder().toString(),
            "--port",
            Integer.toString(port),
            "--bucket",
            "user-local-bucket")) {
      store.awaitReady(port);
      airflow.test("http://127.0.0.1:" + port, CREDENTIALS);
    }
  }
}
