package io.pinflow.connect.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Uploads whose range notes are still needed: until the offset behind them has been committed,
 * which is known one commit later. Not thread-safe.
 */
final class Notes {

  private final Deque<ObjectUpload> uploads = new ArrayDeque<>();
  private final Deque<Long> offsets = new ArrayDeque<>();
  private long committed = -1;

  void add(ObjectUpload upload, long nextOffset) {
    if (upload.hasNote()) {
      uploads.add(upload);
      offsets.add(nextOffset);
    }
  }

  /** An offset is about to be committed; gives the uploads behind the one before. */
  List<ObjectUpload> reported(long offset) {
    List<ObjectUpload> finished = new ArrayList<>();
    while (!offsets.isEmpty() && offsets.peek() <= committed) {
      offsets.remove();
      finished.add(uploads.remove());
    }
    committed = offset;
    return finished;
  }
}
