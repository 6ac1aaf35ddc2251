package io.pinflow.connect.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** How far a reconciliation has come, as its offsets have it. Immutable. */
final class ReconcileState {
  private static final String REQUEST = "request";
  private static final String STARTED = "started";
  private static final String CHUNK = "chunk";

  private final String request;
  private final long startedMs;
  private final int chunk;

  private ReconcileState(String request, long startedMs, int chunk) {
    this.request = request;
    this.startedMs = startedMs;
    this.chunk = chunk;
  }

  /** One that begins. */
  static ReconcileState begun(String request, long startedMs) {
    return new ReconcileState(request, startedMs, 0);
  }

  /** What an offset says; one that was never begun for none, or for what can't be read. */
  static ReconcileState of(Map<String, Object> offset) {
    if (offset == null
        || !(offset.get(STARTED) instanceof Number)
        || !(offset.get(CHUNK) instanceof Number)) {
      return new ReconcileState("", 0, KeyHash.CHUNKS);
    }
    int chunk = ((Number) offset.get(CHUNK)).intValue();
    return new ReconcileState(
        String.valueOf(offset.get(REQUEST)),
        ((Number) offset.get(STARTED)).longValue(),
        Math.max(0, Math.min(KeyHash.CHUNKS, chunk)));
  }

  /** The same, with all chunks before one done. */
  ReconcileState at(int doneChunks) {
    return new ReconcileState(request, startedMs, Math.max(chunk, doneChunks));
  }

  Map<String, Object> offset() {
    Map<String, Object> offset = new LinkedHashMap<>();
    offset.put(REQUEST, request);
    offset.put(STARTED, startedMs);
    offset.put(CHUNK, (long) chunk);
    return offset;
  }

  String request() {
    return request;
  }

  long startedMs() {
    return startedMs;
  }

  /** The first chunk not done. */
  int chunk() {
    return chunk;
  }

  boolean isDone() {
    return chunk >= KeyHash.CHUNKS;
  }
}
