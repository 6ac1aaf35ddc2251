package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportMainTest {
  @TempDir private Path folder;

  @Test
  void shouldWriteOneFileThatAsksForNothingElse() throws IOException {
    String html = html(new SampleResults(folder).full(20_000));

    assertThat(html).contains("What 20,000 posts say", "21 November 2026, 02:21 UTC", "MariaDB");
    assertThat(html).contains("default-src 'none'").doesNotContain("src=\"http", "@import");
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
  }

  @Test
  void shouldHoldASectionForEveryQuestion() throws IOException {
    String html = html(new SampleResults(folder).full(20_000));

    assertThat(Stream.of(Question.values()).map(Question::query))
        .allSatisfy(
            query -> assertThat(html).contains("<article class=\"answer\" id=\"" + query + "\""));
    assertThat(Stream.of(Chapter.values()).flatMap(chapter -> chapter.questions().stream()))
        .containsExactlyInAnyOrder(Question.values());
  }

  @Test
  void shouldShowTheSqlOfEveryQuery() throws IOException {
    String html = html(new SampleResults(folder).full(100));

    assertThat(Stream.of(Question.values()).map(Question::query))
        .allSatisfy(
            query -> {
              assertThat(Resources.optionalText("/queries/" + query + ".sql")).isPresent();
              assertThat(html).contains("<span>" + query + ".sql");
            });
  }

  @Test
  void shouldEscapeWhatPeopleWrote() throws IOException {
    String html = html(new SampleResults(folder).full(20_000));

    assertThat(html)
        .doesNotContain("<script>alert(1)")
        .doesNotContain("O'Neil & <b>")
        .contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "דפנה עיצובים");
  }

  @Test
  void shouldSayThatCountsDoNotAddUp() throws IOException {
    String html = html(new SampleResults(folder).full(100).run(100, 3, false));

    assertThat(html).contains("The counts do not add up.").doesNotContain("The counts add up");
  }

  @Test
  void shouldSayThatAQueryHasNotRun() throws IOException {
    String html = html(new SampleResults(folder).write(Question.USERS_JOINED_BY_YEAR, List.of()));

    assertThat(html)
        .contains(
            "This query has not run: there is no category_posts_by_year.jsonl.",
            "Nobody in the data joined in 2015 to 2020.",
            "0 of 10 questions have an answer.",
            "Nothing was refused");
  }

  @Test
  void shouldSayThatAFileIsOfAnotherRun() throws IOException {
    SampleResults results =
        new SampleResults(folder)
            .write(Question.USERS_JOINED_BY_YEAR, List.of())
            .writeJson(
                "summary.json",
                Map.of(
                    "nothing_new",
                    true,
                    "queries",
                    List.of(Map.of("name", "users_joined_by_year", "rows", 3, "seconds", 1))));

    assertThat(html(results))
        .contains("The file has 0 rows, the run&#39;s summary says 3", "Nothing new had arrived");
  }

  @Test
  void shouldSayWhatWasRefusedAndWhatToDo() throws IOException {
    String html = html(new SampleResults(folder).full(100).run(100, 42, true));

    assertThat(html)
        .contains(
            "42 of 342 records (12 %) were refused, most often for: not an integer.",
            "Send latitude within ±90 and longitude within ±180.");
  }

  @Test
  void shouldReplaceAnOlderReport() throws IOException {
    SampleResults results = new SampleResults(folder).full(100);
    Files.writeString(folder.resolve("report.html"), "older");

    assertThat(html(results)).startsWith("<!doctype html>");
  }

  @Test
  void shouldFailWithoutResults() {
    assertThat(run(folder.resolve("none"))).isEqualTo(1);
  }

  @Test
  void shouldRefuseBadUsage() {
    assertThat(ReportMain.execute("--results", folder.toString())).isEqualTo(2);
    assertThat(ReportMain.execute("--colour", "red")).isEqualTo(2);
  }

  private String html(SampleResults results) throws IOException {
    assertThat(run(results.folder())).isZero();
    return Files.readString(folder.resolve("report.html"));
  }

  private int run(Path results) {
    return ReportMain.execute(
        "--results", results.toString(), "--output", folder.resolve("report.html").toString());
  }
}
