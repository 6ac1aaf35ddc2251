package io.pinflow.spark.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregatedRecordTest {

  private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

  @Test
  void shouldTakeARecordApart() throws Exception {
    byte[] message =
        join(
            field(1, bytes("cat")),
            field(1, bytes("dog")),
            field(3, join(number(1, 1), field(3, bytes("woof")))),
            field(
                3, join(number(1, 0), number(2, 7), field(3, bytes("meow")), field(4, bytes("")))));
    KinesisRecord whole = record(join(MAGIC, message, md5(message)));

    List<KinesisRecord> parts = AggregatedRecord.parts(whole);

    assertThat(parts).extracting(KinesisRecord::partitionKey).containsExactly("dog", "cat");
    assertThat(parts)
        .extracting(part -> new String(part.data(), StandardCharsets.UTF_8))
        .containsExactly("woof", "meow");
    assertThat(parts).extracting(KinesisRecord::sequence).containsOnly("42");
  }

  @Test
  void shouldLeaveOthersAsTheyAre() throws Exception {
    byte[] message = field(1, bytes("cat"));
    KinesisRecord plain = record(bytes("{\"ind\":1}"));
    KinesisRecord broken = record(join(MAGIC, message, md5(bytes("other"))));
    KinesisRecord brief = record(MAGIC);

    assertThat(AggregatedRecord.parts(plain)).containsExactly(plain);
    assertThat(AggregatedRecord.parts(broken)).containsExactly(broken);
    assertThat(AggregatedRecord.parts(brief)).containsExactly(brief);
  }

  private static KinesisRecord record(byte[] data) {
    return new KinesisRecord("42", "whole", data, 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(int field, int value) {
    return new byte[] {(byte) (field << 3), (byte) value};
  }

  private static byte[] field(int field, byte[] content) {
    return join(new byte[] {(byte) (field << 3 | 2), (byte) content.length}, content);
  }

  private static byte[] md5(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("MD5").digest(bytes);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
