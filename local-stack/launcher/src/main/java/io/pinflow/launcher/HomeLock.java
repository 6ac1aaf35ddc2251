package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The hold of one command on a home; given up by {@link #close()} or the end of the process. */
record HomeLock(FileChannel channel) implements AutoCloseable {
  /** The file in the home that is locked. */
  static final String FILE = "lock";

  /**
   * Takes the hold on a home.
   *
   * @throws Problem when another command has it, or the folder can't be written
   */
  static HomeLock of(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(root.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw Problem.failed(
            "Cannot use the home "
                + root
                + " because another pinflow command is working in it. Wait for it, or choose another with --home.");
      }
      return new HomeLock(channel);
    } catch (IOException e) {
      throw Problem.usage(
          "Cannot lock the home " + root + ": " + e + ". Choose a writable place with --home.");
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
