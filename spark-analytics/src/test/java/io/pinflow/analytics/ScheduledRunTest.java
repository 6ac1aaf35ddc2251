package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The batch as a scheduler calls it that fills in what it knows and leaves the rest empty. */
class ScheduledRunTest {

  @Test
  void shouldTakeEmptyTimesAsNone() {
    BatchSettings settings =
        settings("--interval-start=", "--interval-end=", "--since=", "--full-refresh=false");

    assertThat(settings.interval().start()).isEmpty();
    assertThat(settings.interval().end()).isEmpty();
    assertThat(settings.intake().since()).isEmpty();
    assertThat(settings.intake().reading()).isEqualTo(BatchSettings.Reading.NEW);
  }

  @Test
  void shouldTakeTheIntervalAndTheWishToReadEverything() {
    BatchSettings settings =
        settings(
            "--interval-start=2026-11-20T00:00:00+00:00",
            "--interval-end=2026-11-21",
            "--since=",
            "--full-refresh=true");

    assertThat(settings.interval().start()).contains(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(settings.interval().end()).contains(Instant.parse("2026-11-21T00:00:00Z"));
    assertThat(settings.intake().reading()).isEqualTo(BatchSettings.Reading.EVERYTHING);
  }

  private static BatchSettings settings(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--tables=t", "--checkpoints=c", "--results=r"));
    arguments.addAll(List.of(more));
    BatchCommand command = new BatchCommand();
    new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(arguments.toArray(String[]::new));
    return command.settings();
  }
}
