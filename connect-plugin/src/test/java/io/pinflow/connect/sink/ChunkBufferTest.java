package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkBufferTest {

  private final Chunks pool = new Chunks(10 * Chunks.SIZE);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Chunks.SIZE - 1, Chunks.SIZE, Chunks.SIZE + 1, 5 * Chunks.SIZE + 7})
  void shouldReadWhatWasWrittenAsOftenAsAsked(int size) throws Exception {
    byte[] bytes = random(size);
    ChunkBuffer buffer = new ChunkBuffer(pool);

    buffer.append(bytes, 0, size / 3);
    buffer.append(bytes, size / 3, size - size / 3);

    assertThat(buffer.size()).isEqualTo(size);
    assertThat(buffer.stream().readAllBytes()).isEqualTo(bytes);
    assertThat(buffer.stream().readAllBytes()).isEqualTo(bytes);
  }

  @Test
  void shouldUseReleasedChunksAgain() {
    byte[] chunk = pool.take();

    pool.giveBack(List.of(chunk));

    assertThat(pool.take()).isSameAs(chunk);
  }

  @Test
  void shouldCutPartsOfTheSameSizeAndKeepTheLast() throws Exception {
    byte[] bytes = random(250_000);
    List<ChunkBuffer> parts = new ArrayList<>();
    PartStream stream = new PartStream(pool, 100_000, parts::add);

    stream.write(bytes, 0, 99_999);
    stream.write(bytes[99_999]);
    int partsWhenExactlyFull = parts.size();
    stream.write(bytes, 100_000, 150_000);

    assertThat(partsWhenExactlyFull).isZero();
    assertThat(parts).extracting(ChunkBuffer::size).containsExactly(100_000L, 100_000L);
    assertThat(stream.position()).isEqualTo(250_000);
    parts.add(stream.tail());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ChunkBuffer part : parts) {
      part.stream().transferTo(all);
    }
    assertThat(all.toByteArray()).isEqualTo(bytes);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
