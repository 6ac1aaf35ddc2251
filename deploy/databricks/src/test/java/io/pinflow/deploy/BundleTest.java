package io.pinflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static final Map<String, String> VALUES = Deployment.VALUES;

  private final Bundle bundle = Bundle.read();

  @Test
  void shouldDeclareEveryVariableThatIsUsedAndUseEveryVariableThatIsDeclared() {
    TreeSet<String> declared = new TreeSet<>();
    bundle.root().path("variables").fieldNames().forEachRemaining(declared::add);

    assertThat(bundle.references().stream().filter(name -> name.startsWith("var.")))
        .map(name -> name.substring("var.".length()))
        .containsExactlyElementsOf(declared);
    assertThat(bundle.references().stream().filter(name -> !name.startsWith("var.")))
        .containsExactly(
            "bundle.name",
            "bundle.target",
            "workspace.current_user.short_name",
            "workspace.current_user.userName");
  }

  /** What the Databricks CLI demands of a target in development mode. */
  @Test
  void shouldKeepDevelopersApart() {
    assertThat(bundle.root().at("/workspace/root_path").asText()).contains("current_user.userName");
    assertThat(bundle.root().at("/targets/dev/workspace/artifact_path").asText())
        .startsWith(bundle.root().at("/workspace/artifact_path").asText())
        .contains("current_user.short_name");
  }

  @Test
  void shouldDescribeEveryVariable() {
    assertThat(bundle.root().path("variables"))
        .allSatisfy(variable -> assertThat(variable.path("description").asText()).endsWith("."));
  }

  @Test
  void shouldNameTheJobsAsTheDagCallsThem() {
    JsonNode jobs = bundle.resources("prod", VALUES).path("jobs");

    assertThat(jobs.at("/pinflow_batch/name").asText()).isEqualTo("pinflow-batch-0e12ab34cd56");
    assertThat(jobs.at("/pinflow_live/name").asText()).isEqualTo("pinflow-live-0e12ab34cd56");
    assertThat(Repository.text(Repository.path("dags/make_dag.py")))
        .contains("\"pinflow-batch-{user_id}\"");
  }

  @Test
  void shouldTakeTheParametersThatTheDagPasses() {
    JsonNode parameters = bundle.resources("prod", VALUES).at("/jobs/pinflow_batch/parameters");

    assertThat(parameters)
        .extracting(parameter -> parameter.path("name").asText() + "=" + parameter.path("default"))
        .containsExactly("interval_start=\"\"", "interval_end=\"\"", "full_refresh=\"false\"");
    assertThat(passedByTheDag())
        .containsExactlyInAnyOrder("interval_start", "interval_end", "full_refresh");
  }

  private static List<String> passedByTheDag() {
    String dag = Repository.text(Repository.path("dags/dag_template.py"));
    String passed = dag.substring(dag.indexOf("\"job_parameters\": {"));
    return Pattern.compile("\"(\\w+)\": ")
        .matcher(passed.substring(passed.indexOf('\n'), passed.indexOf("\n            }")))
        .results()
        .map(key -> key.group(1))
        .toList();
  }

  @Test
  void shouldRunOneAtATimeAndTryAgain() {
    JsonNode batch = bundle.resources("prod", VALUES).at("/jobs/pinflow_batch");

    assertThat(batch.path("max_concurrent_runs").asInt()).isEqualTo(1);
    assertThat(batch.at("/queue/enabled").asBoolean()).isTrue();
    assertThat(batch.at("/schedule/pause_status").asText()).isEqualTo("PAUSED");
    assertThat(batch.at("/tasks/0/max_retries").asInt()).isPositive();
    assertThat(batch.path("timeout_seconds").asInt()).isPositive();
  }

  @Test
  void shouldRunOnRuntimesWhoseSparkIsTested() {
    JsonNode version = bundle.root().at("/variables/spark_version");

    assertThat(version.path("default").asText()).isEqualTo("17.3.x-scala2.13");
    assertThat(version.path("description").asText()).contains("18.x-scala2.13");
    assertThat(Repository.text(Repository.path("pom.xml")))
        .contains("<spark.line>4.0</spark.line>")
        .contains("<scala.binary.version>2.13</scala.binary.version>");
    assertThat(Repository.text(Repository.path("spark-analytics/pom.xml")))
        .contains("<spark.line>4.1</spark.line>");
  }

  @Test
  void shouldUseDedicatedClustersOfTheirOwn() {
    JsonNode jobs = bundle.resources("prod", VALUES).path("jobs");

    assertThat(jobs)
        .allSatisfy(
            job -> {
              JsonNode cluster = job.at("/job_clusters/0/new_cluster");
              assertThat(cluster.path("data_security_mode").asText()).isEqualTo("SINGLE_USER");
              assertThat(cluster.path("spark_version").asText()).isEqualTo("17.3.x-scala2.13");
              assertThat(cluster.at("/aws_attributes/instance_profile_arn").asText())
                  .startsWith("arn:aws:iam::");
              assertThat(cluster.at("/custom_tags/project").asText()).isEqualTo("pinflow");
              assertThat(job.at("/tasks/0/job_cluster_key"))
                  .isEqualTo(job.at("/job_clusters/0/job_cluster_key"));
            });
  }

  @Test
  void shouldUploadTheJarOfThisVersion() {
    String jar = "spark-analytics/target/pinflow-analytics-" + version() + ".jar";

    assertThat(bundle.root().at("/artifacts/job_jar/files/0/source").asText())
        .isEqualTo("../../" + jar);
    assertThat(bundle.root().at("/resources/jobs"))
        .allSatisfy(
            job ->
                assertThat(job.at("/tasks/0/libraries/0/jar").asText())
                    .isEqualTo("../../../" + jar));
    assertThat(bundle.root().at("/artifacts/job_jar/build").asText())
        .startsWith("mvn -q -pl spark-analytics -am package");
    assertThat(bundle.root().at("/artifacts/job_jar/path").asText()).isEqualTo("../..");
  }

  private static String version() {
    return System.getProperty("pinflow.version");
  }

  @Test
  void shouldSyncWhatIsThere() {
    assertThat(bundle.root().at("/sync/paths"))
        .allSatisfy(
            path -> assertThat(Repository.BUNDLE.resolve(path.asText()).normalize()).isDirectory());
  }

  @Test
  void shouldNotHoldKeysNorMounts() throws Exception {
    try (Stream<Path> files = Files.walk(Repository.BUNDLE)) {
      List<Path> deployed =
          files
              .filter(Files::isRegularFile)
              .filter(file -> Set.of("yml", "json", "sql", "py").contains(ending(file)))
              .filter(file -> !file.startsWith(Repository.BUNDLE.resolve("target")))
              .toList();
      assertThat(deployed).hasSizeGreaterThan(6);
      assertThat(deployed)
          .allSatisfy(
              file ->
                  assertThat(Repository.text(file))
                      .doesNotContainPattern(
                          "AKIA|dapi[0-9a-f]|secret.?key|/mnt/|dbutils.fs.mount"));
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
