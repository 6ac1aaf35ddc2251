package io.pinflow.connect.sink;

import java.util.List;

/** All objects of a topic partition that were open together; they land in one go. */
final class SealedBatch {

  private final List<SealedFile> files;
  private final long nextOffset;

  /** Files that hold, between them, all records before the next offset. */
  SealedBatch(List<SealedFile> files, long nextOffset) {
    this.files = List.copyOf(files);
    this.nextOffset = nextOffset;
  }

  List<SealedFile> files() {
    return files;
  }

  long nextOffset() {
    return nextOffset;
  }

  void land() {
    files.forEach(SealedFile::land);
  }

  boolean isLandedAsIs() {
    return files.stream().allMatch(SealedFile::isLandedAsIs);
  }

  /** Where reading must go on so that nothing is missed. */
  long resumeOffset() {
    return files.stream()
        .filter(SealedFile::hasMoreThanStored)
        .mapToLong(file -> file.coveredUntil() + 1)
        .min()
        .orElse(nextOffset);
  }
}
