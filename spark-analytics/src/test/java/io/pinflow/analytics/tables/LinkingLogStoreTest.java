package io.pinflow.analytics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.CloseableIterator;
import io.delta.storage.LogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkingLogStoreTest {

  private static final int VERSIONS = 500;
  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path log;

  @Test
  void shouldLetExactlyOneOfTwoWritersTakeAVersion() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      Future<List<Integer>> spark = writers.submit(writer("spark", start));
      Future<List<Integer>> kernel = writers.submit(writer("kernel", start));

      List<Integer> won = new ArrayList<>(spark.get());
      won.addAll(kernel.get());

      assertThat(won).hasSize(VERSIONS).doesNotHaveDuplicates();
      for (int version : spark.get()) {
        assertThat(read(version)).containsExactly("spark", Integer.toString(version));
      }
      for (int version : kernel.get()) {
        assertThat(read(version)).containsExactly("kernel", Integer.toString(version));
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(names()).hasSize(VERSIONS);
  }

  @Test
  void shouldReplaceAFileAndTheChecksumThatAnotherStoreLeft() throws Exception {
    new io.delta.storage.LocalLogStore(HADOOP)
        .write(file(0), List.of("before").iterator(), false, HADOOP);
    assertThat(names()).hasSize(2);

    store().write(file(0), List.of("after", "ü").iterator(), true, HADOOP);

    assertThat(read(0)).containsExactly("after", "ü");
    assertThat(names()).hasSize(1);
  }

  @Test
  void shouldTellThatAVersionIsTakenAndLeaveIt() throws Exception {
    store().write(file(0), List.of("first").iterator(), false, HADOOP);

    assertThatThrownBy(() -> store().write(file(0), List.of("second").iterator(), false, HADOOP))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(read(0)).containsExactly("first");
    assertThat(names()).hasSize(1);
  }

  private Callable<List<Integer>> writer(String name, CyclicBarrier start) {
    return () -> {
      LogStore store = store();
      List<Integer> won = new ArrayList<>();
      for (int version = 0; version < VERSIONS; version++) {
        start.await();
        if (wins(store, version, name)) {
          won.add(version);
        }
      }
      return won;
    };
  }

  private boolean wins(LogStore store, int version, String name) throws IOException {
    List<String> actions = List.of(name, Integer.toString(version));
    try {
      store.write(file(version), actions.iterator(), false, HADOOP);
      return true;
    } catch (FileAlreadyExistsException quicker) {
      return false;
    }
  }

  private static LogStore store() {
    return new LinkingLogStore(HADOOP);
  }

  private org.apache.hadoop.fs.Path file(int version) {
    return new org.apache.hadoop.fs.Path(log.toUri().toString(), "%020d.json".formatted(version));
  }

  private List<String> read(int version) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CloseableIterator<String> read = store().read(file(version), HADOOP)) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(log)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
