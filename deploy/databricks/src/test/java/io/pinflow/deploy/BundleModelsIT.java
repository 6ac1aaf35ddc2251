package io.pinflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources against the models that Databricks publishes for bundles in Python. */
class BundleModelsIT {

  private final Bundle bundle = Bundle.read();

  @BeforeAll
  static void install() {
    Python.assumePackage("databricks-bundles==1.22.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void shouldBeWhatATargetTakes(String target) {
    Python.Ended checked = checked(bundle.resources(target, Deployment.VALUES));

    assertThat(checked.errors()).isEmpty();
    assertThat(checked.output())
        .contains("jobs.pinflow_batch", "jobs.pinflow_live", "dashboards.pinflow");
  }

  @Test
  void shouldBeValidAsWritten() {
    assertThat(checked(bundle.root().path("resources")).errors()).isEmpty();
  }

  @Test
  void shouldRefuseAMisspeltSetting() {
    JsonNode resources = bundle.resources("prod", Deployment.VALUES);
    ((ObjectNode) resources.at("/jobs/pinflow_batch")).put("max_concurent_runs", 1);

    assertThat(checked(resources).errors())
        .contains("jobs.pinflow_batch is refused")
        .contains("max_concurent_runs");
  }

  @Test
  void shouldRefuseAnUnknownValue() {
    JsonNode resources = bundle.resources("prod", Deployment.VALUES);
    ((ObjectNode) resources.at("/jobs/pinflow_live/continuous")).put("pause_status", "STOPPED");

    assertThat(checked(resources).errors()).contains("jobs.pinflow_live is refused");
  }

  private static Python.Ended checked(JsonNode resources) {
    return Python.run("check_resources.py", resources.toString());
  }
}
