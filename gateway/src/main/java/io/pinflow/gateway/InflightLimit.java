package io.pinflow.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bytes of the bodies under way, of all event loops together, so that a slow Kafka or
 * Kinesis turns new requests away with 503 and never fills the memory.
 */
final class InflightLimit {
  private static final int UNAVAILABLE = 503;
  private static final int TOO_LARGE = 413;

  private final AtomicLong inflight = new AtomicLong();
  private final long maxInflight;
  private final long maxBody;

  InflightLimit(long maxInflight, long maxBody) {
    this.maxInflight = maxInflight;
    this.maxBody = maxBody;
  }

  long bytes() {
    return inflight.get();
  }

  /** Holds the room a body needs until its request is answered. */
  void handle(RoutingContext context) {
    long size = size(context.request());
    try {
      take(size);
      context.addEndHandler(ended -> release(size));
      context.next();
    } catch (RefusedException e) {
      context.fail(e);
    }
  }

  /**
   * Takes the room a body needs.
   *
   * @throws RefusedException when the body is too large, or no room is left
   */
  void take(long size) throws RefusedException {
    if (size > maxBody) {
      throw new RefusedException(TOO_LARGE, GatewayErrors.bodyTooLarge(maxBody));
    }
    if (inflight.addAndGet(size) > maxInflight) {
      release(size);
      throw new RefusedException(UNAVAILABLE, GatewayErrors.tooMuchUnderWay(maxInflight));
    }
  }

  /** Gives room back, once for each time it was taken. */
  void release(long size) {
    inflight.addAndGet(-size);
  }

  /** The size the request announces; the largest there may be for one that announces none. */
  private long size(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return Long.parseLong(length);
    }
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : maxBody;
  }
}
