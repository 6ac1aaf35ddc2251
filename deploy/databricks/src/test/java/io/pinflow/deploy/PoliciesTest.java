package io.pinflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bucket-policy.json",
        "streams-policy.json",
        "unity-catalog-policy.json",
        "unity-catalog-trust-policy.json"
      })
  void shouldAllowNamedActionsOnNamedThingsOnly(String name) {
    for (JsonNode statement : policy(name).path("Statement")) {
      assertThat(texts(statement.path("Action")))
          .isNotEmpty()
          .noneMatch(text -> text.contains("*"));
      assertThat(texts(statement.path("Resource"))).noneMatch("*"::equals);
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    }
  }

  @Test
  void shouldLetTheJobsReadTheLandedAndKeepTheRest() {
    List<String> written = new ArrayList<>();
    for (JsonNode statement : policy("bucket-policy.json").path("Statement")) {
      if (texts(statement.path("Action")).contains("s3:PutObject")) {
        written.addAll(texts(statement.path("Resource")));
      }
    }

    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            List.of("tables", "checkpoints", "results").stream()
                .map(name -> Bundle.read().value("${var." + name + "}", Deployment.VALUES))
                .map(url -> url.replace("s3://" + Deployment.VALUES.get("bucket"), ""))
                .map(folder -> "arn:aws:s3:::<BUCKET>" + folder + "/*")
                .toList());
  }

  @Test
  void shouldLetTheLiveJobReadItsStreams() {
    JsonNode statement = policy("streams-policy.json").at("/Statement/0");

    assertThat(texts(statement.path("Resource")))
        .allMatch(stream -> stream.contains(":stream/streaming-<USER_ID>-"))
        .hasSize(3);
    assertThat(texts(statement.path("Action")))
        .contains("kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords");
  }

  @Test
  void shouldBeExplained() {
    String page = Repository.text(Repository.BUNDLE.resolve("README.md"));

    assertThat(List.of("bucket", "streams", "unity-catalog", "unity-catalog-trust"))
        .allSatisfy(name -> assertThat(page).contains("iam/" + name + "-policy.json"));
    assertThat(page).contains("pinflow-batch-<user_id>", "pinflow-live-<user_id>");
  }

  private static JsonNode policy(String name) {
    return Repository.json(Repository.text(Repository.BUNDLE.resolve("iam").resolve(name)));
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
