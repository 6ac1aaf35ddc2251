package io.pinflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.gateway.RefusedException;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

final class SendRoomTest {
  private final SendRoom room = new SendRoom(1_000);

  @Test
  void shouldTakeNoMoreThanFitsUntilSomeIsGivenBack() throws Exception {
    room.take(600);

    assertThatThrownBy(() -> room.take(500))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(503))
        .hasMessageContaining("Send them again in a second");
    room.release(600);
    room.take(1_000);
    assertThat(room.taken()).isEqualTo(1_000);
  }

  @Test
  void shouldRefuseForGoodWhatNeverFits() {
    assertThatThrownBy(() -> room.take(1_001))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(413))
        .hasMessage(
            "Cannot take the records because in memory they are 1001 bytes, of which there may be"
                + " 1000. Send fewer records at once.");
    assertThat(room.taken()).isZero();
  }

  @Test
  void shouldCountWhatARecordTakesBesidesItsBytes() {
    OutRecord empty = new OutRecord(null, null, null, null, List.of());
    OutRecord full =
        new OutRecord(1, 2L, new byte[3], new byte[4], List.of(new RecordHeader("é", new byte[5])));

    assertThat(SendRoom.size(Collections.nCopies(10, empty))).isEqualTo(2_560);
    assertThat(SendRoom.size(List.of(full))).isEqualTo(256 + 3 + 4 + 2 + 5);
  }
}
