package io.pinflow.connect.sink;

import java.util.Optional;

/** One piece of upload work of a topic partition; can be repeated after a passing failure. */
interface UploadStep {

  void run();

  /** How many bytes wait for this step, as long as it is not done. */
  long bytes();

  /** Gives the bytes back when the step is not wanted any more. */
  void release();

  /** The batch that is landed when the step is done. */
  default Optional<SealedBatch> batch() {
    return Optional.empty();
  }

  /** Writes a full part. */
  static UploadStep part(ObjectUpload upload, ChunkBuffer content) {
    long bytes = content.size();
    return new UploadStep() {
      @Override
      public void run() {
        upload.writePart(content);
        content.release();
      }

      @Override
      public long bytes() {
        return bytes;
      }

      @Override
      public void release() {
        content.release();
      }
    };
  }

  /** Lands the objects of a batch. */
  static UploadStep landing(SealedBatch batch) {
    long bytes = batch.files().stream().mapToLong(SealedFile::bytes).sum();
    return new UploadStep() {
      @Override
      public void run() {
        batch.land();
      }

      @Override
      public long bytes() {
        return bytes;
      }

      @Override
      public void release() {
        batch.files().forEach(SealedFile::release);
      }

      @Override
      public Optional<SealedBatch> batch() {
        return Optional.of(batch);
      }
    };
  }
}
