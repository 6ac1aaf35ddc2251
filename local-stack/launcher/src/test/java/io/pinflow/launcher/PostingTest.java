package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostingTest {
  @TempDir private Path folder;

  @Test
  void shouldNotCountWhatAnEarlierRunPosted() throws Exception {
    Home home = new Home(folder);
    Files.createDirectories(home.results());
    Files.writeString(
        home.results().resolve("posted-rest.jsonl"),
        "{\"table\":\"pin\",\"ind\":7,\"malformed\":false,\"status\":200}\n");
    Posting posting =
        new Posting(
            "rest", home, new Names("local"), new Installation(folder), new ProcessStarter(home));

    posting.forgetLast();
    posting.records().readOn();

    assertThat(posting.records().of("pin").taken()).isZero();
  }
}
