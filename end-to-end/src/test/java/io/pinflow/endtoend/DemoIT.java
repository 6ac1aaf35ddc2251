package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.endtoend.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code pinflow demo} as a user runs it. */
class DemoIT {
  private static final List<String> QUERIES =
      List.of(
          "most_popular_category_by_country",
          "category_posts_by_year",
          "most_popular_category_by_year",
          "most_followed_user_by_country",
          "country_with_most_followed_user",
          "most_popular_category_by_age_group",
          "median_follower_count_by_age_group",
          "users_joined_by_year",
          "median_follower_count_by_joining_year",
          "median_follower_count_by_joining_year_and_age_group");

  @Test
  void shouldCarryGeneratedPostsToTheReportAndFindNothingNewTheSecondTime() throws Exception {
    Launcher pinflow = Launcher.withNewHome("generated");

    Outcome first = pinflow.run("demo", "--rows", "1500");

    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(first.output()).contains("All adds up").doesNotContain("Nothing new");
    assertThat(pinflow.home().resolve("report.html")).isNotEmptyFile();
    QUERIES.forEach(query -> assertThat(pinflow.results(query)).isNotEmptyFile());
    assertThat(stageRows(pinflow.home(), "Database")).isEqualTo(4500);
    assertThat(stageRows(pinflow.home(), "Delta tables"))
        .isEqualTo(4500 - stageRows(pinflow.home(), "Dead letters"));
    assertThat(pinflow.processesLeft()).isEmpty();

    Outcome second = pinflow.run("demo", "--rows", "1500");

    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(second.output()).contains("All adds up").contains("Nothing new since the last run");
    assertThat(pinflow.processesLeft()).isEmpty();
  }

  @Test
  void shouldRunOnPostgres() throws Exception {
    Launcher pinflow = Launcher.withNewHome("postgres");

    Outcome outcome =
        pinflow.run("demo", "--database", "postgres", "--rows", "300", "--user-id", "team-7");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("All adds up").contains("user-team-7-bucket");
    assertThat(pinflow.processesLeft()).isEmpty();
  }

  @Test
  void shouldLeaveNothingBehindWhenInterruptedAndGoOnTheNextTime() throws Exception {
    Launcher pinflow = Launcher.withNewHome("interrupted");
    Process demo = pinflow.start("demo", "--rows", "20000");
    while (!pinflow.output().contains("clean ")) {
      assertThat(demo.isAlive()).as(pinflow.output()).isTrue();
      Thread.sleep(50);
    }

    new ProcessBuilder("kill", "-INT", String.valueOf(demo.pid())).start().waitFor();
    demo.waitFor();

    assertThat(pinflow.processesLeft()).isEmpty();

    Outcome next = pinflow.run("demo", "--rows", "20000");

    assertThat(next.exitCode()).as(next.output()).isZero();
    assertThat(next.output()).contains("All adds up");
    assertThat(stageRows(pinflow.home(), "Database")).isEqualTo(60000);
  }

  private static long stageRows(Path home, String stage) throws IOException {
    JsonNode pipeline =
        new ObjectMapper().readTree(Files.readString(home.resolve("results/pipeline.json")));
    for (JsonNode candidate : pipeline.path("stages")) {
      if (candidate.path("name").asText().equals(stage)) {
        return candidate.path("rows").asLong();
      }
    }
    throw new AssertionError("No stage " + stage + " in " + pipeline);
  }
}
