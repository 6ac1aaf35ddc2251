package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostRecordsTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("posted.jsonl");
  }

  private void append(String text) throws IOException {
    Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void shouldHaveNothingBeforeTheFileIsThere() {
    PostRecords records = new PostRecords(file());

    records.readOn();

    assertThat(records.of("pin").taken()).isZero();
  }

  @Test
  void shouldTellWhatWasTakenRejectedAndFailed() throws IOException {
    append(
        """
        {"table":"pin","ind":7,"malformed":false,"status":200}
        {"table":"pin","ind":7,"malformed":false,"status":200}
        {"table":"pin","ind":8,"malformed":true,"expected":"repaired","status":200}
        {"table":"pin","ind":9,"malformed":true,"expected":"refused","status":200}
        {"table":"pin","ind":10,"malformed":true,"expected":"rejected_by_gateway","status":422}
        {"table":"pin","ind":11,"malformed":false,"status":503}
        {"table":"geo","ind":7,"malformed":false,"status":200}
        """);
    PostRecords records = new PostRecords(file());

    records.readOn();

    PostRecords.Count pin = records.of("pin");
    assertThat(pin.taken()).isEqualTo(4);
    assertThat(pin.malformed()).isEqualTo(1);
    assertThat(pin.rejected()).isEqualTo(1);
    assertThat(pin.failed()).isEqualTo(1);
    assertThat(pin.posts().stream().toArray()).containsExactly(7, 8);
    assertThat(records.of("geo").taken()).isEqualTo(1);
  }

  @Test
  void shouldLeaveAHalfWrittenLineForLater() throws IOException {
    append("{\"table\":\"user\",\"ind\":1,\"status\":200}\n{\"table\":\"user\",");
    PostRecords records = new PostRecords(file());
    records.readOn();
    assertThat(records.of("user").taken()).isEqualTo(1);

    append("\"ind\":2,\"status\":200}\n");
    records.readOn();

    assertThat(records.of("user").taken()).isEqualTo(2);
  }
}
