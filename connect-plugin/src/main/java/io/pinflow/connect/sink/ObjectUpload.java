package io.pinflow.connect.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The way of one object into the store: in one request, or in parts once a part has come. Every
 * step can be repeated after a {@link PassingFailure}. One thread at a time uses it.
 *
 * <p>An object's metadata says the range it holds. That of an upload in parts is fixed before the
 * end is known, so it names a note instead: an empty object, written before the upload is
 * completed, which says the range, and which is deleted when it is no longer needed.
 */
final class ObjectUpload {

  private final ObjectStore store;
  private final String key;
  private final String noteKey;
  private final List<CompletedPart> parts = new ArrayList<>();
  private String uploadId;
  private boolean tailWritten;
  private boolean noted;

  ObjectUpload(ObjectStore store, ObjectNames names, String key) {
    this.store = store;
    this.key = key;
    this.noteKey = names.note(UUID.randomUUID().toString());
  }

  void writePart(ChunkBuffer content) {
    if (uploadId == null) {
      uploadId = store.beginUpload(key, Map.of(StoredRange.NOTE, noteKey));
    }
    parts.add(store.uploadPart(key, uploadId, parts.size() + 1, content));
  }

  /**
   * Lands the object.
   *
   * @return the range the object of that name holds: ours, or that of one that was there before;
   *     nothing when the parts are gone and no such object exists
   */
  Optional<StoredRange> finish(ChunkBuffer tail, StoredRange range) {
    boolean landed =
        uploadId == null
            ? store.putIfAbsent(key, tail, range.metadata())
            : finishParts(tail, range);
    if (landed) {
      uploadId = null;
      return Optional.of(range);
    }
    Optional<StoredRange> existing = existing();
    abort();
    return existing;
  }

  /** Leaves nothing of an unfinished upload behind. */
  void abort() {
    if (uploadId != null) {
      store.abort(key, uploadId);
      uploadId = null;
      dropNote();
    }
  }

  boolean hasNote() {
    return noted;
  }

  /** Deletes the note once no reader of this object's range will come. */
  void dropNote() {
    if (noted) {
      store.delete(noteKey);
      noted = false;
    }
  }

  private boolean finishParts(ChunkBuffer tail, StoredRange range) {
    if (!tailWritten) {
      parts.add(store.uploadPart(key, uploadId, parts.size() + 1, tail));
      tailWritten = true;
    }
    if (!noted) {
      store.putNote(noteKey, range.metadata());
      noted = true;
    }
    return store.completeIfAbsent(key, uploadId, parts);
  }

  private Optional<StoredRange> existing() {
    Optional<Map<String, String>> metadata = store.metadata(key);
    if (metadata.isEmpty()) {
      return Optional.empty();
    }
    String note = metadata.get().get(StoredRange.NOTE);
    if (noteKey.equals(note)) {
      uploadId = null;
    }
    Optional<StoredRange> range =
        note == null
            ? StoredRange.of(metadata.get())
            : store.metadata(note).flatMap(StoredRange::of);
    return Optional.of(range.orElseThrow(() -> SinkErrors.foreignObject(key)));
  }
}
