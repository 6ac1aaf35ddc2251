package io.pinflow.emulator.source;

import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.generator.GeneratedPosts;
import java.util.Optional;

/** Generated posts: the number is the key, and in sequence they have no end. */
public record GeneratedNumbers(GeneratedPosts posts) implements NumberedPosts {
  @Override
  public int size() {
    return posts.posts();
  }

  @Override
  public int end() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Optional<Row> row(RawTable table, int number) {
    return Optional.of(posts.row(table, number));
  }

  @Override
  public int numberOf(int key) {
    return Math.max(key, 0);
  }

  @Override
  public void close() {}
}
