package io.pinflow.analytics;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a long write to a Delta table through where short ones come all the time.
 *
 * <p>Delta lets the first of two writers that meet win. A MERGE of seconds would never win against
 * a live job that commits each second, so after a lost try it asks for a turn: a file beside the
 * log, which the live job looks for before it writes, and which counts for {@value #VALID_SECONDS}
 * s. Asking is politeness; that no row is lost or doubled is Delta's doing.
 */
public final class WriterTurn {

  private static final Logger LOGGER = LoggerFactory.getLogger(WriterTurn.class);
  private static final int VALID_SECONDS = 300;
  private static final int MAX_TRIES = 8;
  private static final String FILE = "_pinflow_turn";

  private final Location file;
  private final Folders folders;

  /** The turns of one table. */
  public WriterTurn(Location table, Folders folders) {
    this.file = table.resolve(FILE);
    this.folders = folders;
  }

  /** Waits while another writer has a turn. */
  public void await() {
    while (taken()) {
      sleep(100);
    }
  }

  private boolean taken() {
    long oldest = System.currentTimeMillis() - TimeUnit.SECONDS.toMillis(VALID_SECONDS);
    return folders.written(file).orElse(Long.MIN_VALUE) > oldest;
  }

  /** Writes, and again when another writer was quicker: then in a turn of its own. */
  public <T> T write(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      if (!Conflicts.caused(failure)) {
        throw failure;
      }
      LOGGER.info("Another job writes to {} too; trying again", file.text());
      return writeInTurn(work);
    }
  }

  private <T> T writeInTurn(Supplier<T> work) {
    try {
      for (int attempt = 2; ; attempt++) {
        folders.write(file, "A batch wants to write.".getBytes(StandardCharsets.UTF_8));
        sleep(200L * attempt);
        try {
          return work.get();
        } catch (RuntimeException failure) {
          if (attempt == MAX_TRIES || !Conflicts.caused(failure)) {
            throw failure;
          }
        }
      }
    } finally {
      folders.remove(file);
    }
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AnalyticsErrors.interrupted(e);
    }
  }
}
