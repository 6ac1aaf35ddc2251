package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.junit.jupiter.api.Test;

class BadOutputHandlerTest {
  private final BadOutputHandler handler = new BadOutputHandler();

  @Test
  void shouldRetryWhatMayPass() {
    assertThat(handler.handleError(null, null, new NotLeaderOrFollowerException("moved")).result())
        .isEqualTo(Result.RETRY);
  }

  @Test
  void shouldStopRatherThanLoseARecord() {
    assertThat(handler.handleError(null, null, new RecordTooLargeException("wide")).result())
        .isEqualTo(Result.FAIL);
  }
}
