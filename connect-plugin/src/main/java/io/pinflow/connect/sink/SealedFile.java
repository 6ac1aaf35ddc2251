package io.pinflow.connect.sink;

import java.util.Optional;

/** An object that is complete in memory and on its way into the store. */
final class SealedFile {

  private final String folder;
  private final ObjectUpload upload;
  private final ChunkBuffer tail;
  private final long firstOffset;
  private final StoredRange range;
  private Optional<StoredRange> stored = Optional.empty();
  private boolean settled;

  SealedFile(
      String folder, ObjectUpload upload, ChunkBuffer tail, long firstOffset, StoredRange range) {
    this.folder = folder;
    this.upload = upload;
    this.tail = tail;
    this.firstOffset = firstOffset;
    this.range = range;
  }

  String folder() {
    return folder;
  }

  /** Lands the object unless that is done; can be repeated after a {@link PassingFailure}. */
  void land() {
    if (!settled) {
      stored = upload.finish(tail, range);
      settled = true;
      tail.release();
    }
  }

  /** Whether the store now holds exactly these records under this name. */
  boolean isLandedAsIs() {
    return settled && stored.map(StoredRange::lastOffset).orElse(-1L) == range.lastOffset();
  }

  /** The last offset the store holds of this folder, or one before the first record. */
  long coveredUntil() {
    return stored.map(StoredRange::lastOffset).orElse(firstOffset - 1);
  }

  /** Whether the store lacks some of these records. */
  boolean hasMoreThanStored() {
    return coveredUntil() < range.lastOffset();
  }

  ObjectUpload upload() {
    return upload;
  }

  long bytes() {
    return tail.size();
  }

  void release() {
    tail.release();
  }
}
