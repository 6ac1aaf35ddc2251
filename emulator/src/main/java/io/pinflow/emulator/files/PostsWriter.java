package io.pinflow.emulator.files;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes generated posts to the three files: all processors make rows, one thread writes them in
 * order. A file gets its name when it is complete.
 */
public final class PostsWriter {
  private static final int ROWS_OF_A_PIECE = 2_000;

  private final GeneratedPosts posts;
  private final Path folder;
  private final Progress progress;

  public PostsWriter(GeneratedPosts posts, Path folder, Progress progress) {
    this.posts = posts;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Writes raw_pin.jsonl, raw_geo.jsonl and raw_user.jsonl.
   *
   * @throws EmulatorException if the folder can't be written to
   */
  public void write() throws EmulatorException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService makers = Executors.newFixedThreadPool(processors);
    try {
      Files.createDirectories(folder);
      for (RawTable table : RawTable.values()) {
        writeFile(table, makers, 2 * processors);
      }
    } catch (IOException e) {
      throw EmulatorErrors.unwritable(folder, e);
    } finally {
      makers.shutdownNow();
    }
  }

  private void writeFile(RawTable table, ExecutorService makers, int ahead)
      throws IOException, EmulatorException {
    Path part = folder.resolve(table.fileName() + ".part");
    try (OutputStream output = Files.newOutputStream(part)) {
      Queue<Future<byte[]>> pieces = new ArrayDeque<>();
      for (int first = 0; first < posts.posts(); first += ROWS_OF_A_PIECE) {
        int start = first;
        pieces.add(makers.submit(() -> piece(table, start)));
        if (pieces.size() > ahead) {
          writePiece(pieces.remove(), output);
        }
      }
      while (!pieces.isEmpty()) {
        writePiece(pieces.remove(), output);
      }
    }
    Files.move(part, folder.resolve(table.fileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] piece(RawTable table, int first) {
    int end = (int) Math.min((long) first + ROWS_OF_A_PIECE, posts.posts());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(ROWS_OF_A_PIECE * 200);
    try (JsonRows rows = new JsonRows(bytes)) {
      for (int post = first; post < end; post++) {
        rows.write(posts.row(table, post));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.add(end - first);
    return bytes.toByteArray();
  }

  private static void writePiece(Future<byte[]> piece, OutputStream output)
      throws IOException, EmulatorException {
    try {
      output.write(piece.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EmulatorErrors.interrupted("write the posts");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
