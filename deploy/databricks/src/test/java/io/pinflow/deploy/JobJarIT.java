package io.pinflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The job's jar as it was built, against what the bundle says of it. */
class JobJarIT {

  private final Bundle bundle = Bundle.read();

  @ParameterizedTest
  @ValueSource(strings = {"pinflow_batch", "pinflow_live"})
  void shouldHoldTheMainClassAndNothingOfSpark(String name) throws Exception {
    String main = job(name, Map.of()).at("/tasks/0/spark_jar_task/main_class_name").asText();
    try (JarFile jar = new JarFile(JobJar.file().toFile())) {
      assertThat(jar.getEntry(main.replace('.', '/') + ".class")).isNotNull();
      assertThat(jar.stream().map(Object::toString))
          .noneMatch(
              entry -> entry.startsWith("org/apache/spark/") || entry.startsWith("io/delta/"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/apache/spark/sql/delta/",
        "org/apache/spark/sql/catalyst/",
        "org/apache/spark/sql/execution/",
        "software/amazon/awssdk/"
      })
  void shouldNeedNothingThatDatabricksHasUnderAnotherNameOrNotAtAll(String classes) {
    assertThat(JobJar.using(classes)).isEmpty();
  }

  /** Databricks has no kernel; classes that commit through it are for everywhere else. */
  @Test
  void shouldNotTouchTheKernelOfDelta() {
    Pipeline.afterARun();

    assertThat(JobJar.loaded("io/pinflow/analytics/Batch.class")).isTrue();
    assertThat(JobJar.using("io/delta/kernel/")).isNotEmpty().noneMatch(JobJar::loaded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pinflow_batch", "pinflow_live"})
  void shouldAcceptTheParametersOfTheTask(String name) {
    String[] arguments = JobJar.arguments(job(name, Map.of()), Map.of());

    assertThat(arguments).noneMatch(argument -> argument.contains("{{"));
    assertThatCode(() -> JobJar.parse(arguments)).doesNotThrowAnyException();
  }

  @Test
  void shouldAcceptTheParametersOfAnIntervalAndOfAFullRefresh() {
    Map<String, String> run =
        Map.of(
            "interval_start", "2026-11-20T00:00:00+00:00",
            "interval_end", "2026-11-21T00:00:00+00:00",
            "full_refresh", "true");

    assertThatCode(() -> JobJar.parse(JobJar.arguments(job("pinflow_batch", Map.of()), run)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "source,raw",
    "file_source,auto-loader",
    "median,approximate",
    "ties,first",
    "users,people",
  })
  void shouldAcceptTheOtherValuesOfAVariable(String variable, String value) {
    JsonNode job = job("pinflow_batch", Map.of(variable, value));

    assertThatCode(() -> JobJar.parse(JobJar.arguments(job, Map.of()))).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    Map<String, String> wrong = new HashMap<>(Map.of("ties", "last"));

    assertThatThrownBy(() -> JobJar.parse(JobJar.arguments(job("pinflow_batch", wrong), Map.of())))
        .hasMessageContaining("--ties");
  }

  /** Java's own file access does not reach volumes on Databricks, Hadoop's does. */
  @Test
  void shouldReachVolumesByUri() {
    assertThat(JobJar.location("/Volumes/main/pinflow/files/results/"))
        .isEqualTo("dbfs:/Volumes/main/pinflow/files/results");
  }

  @Test
  void shouldLeaveJvmAndSessionToTheCluster() {
    Pipeline pipeline = Pipeline.afterARun();

    assertThat(pipeline.sessionLives()).isTrue();
    assertThat(
            pipeline
                .sql("SELECT count(*), count(DISTINCT ind) FROM " + Pipeline.table("pin"), Map.of())
                .collectAsList()
                .get(0)
                .mkString(" "))
        .isEqualTo("110 110");
    assertThat(List.of("results/summary.json", "results/users_joined_by_year.jsonl"))
        .allMatch(Pipeline::landed);
  }

  private JsonNode job(String name, Map<String, String> more) {
    return bundle.resources("prod", Deployment.with(more)).at("/jobs/" + name);
  }
}
