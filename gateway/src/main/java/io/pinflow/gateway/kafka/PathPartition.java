package io.pinflow.gateway.kafka;

import io.pinflow.gateway.RefusedException;
import io.vertx.ext.web.RoutingContext;

/** The partition a request's path names. */
final class PathPartition {
  private static final int NOT_FOUND = 404;

  private PathPartition() {}

  static int of(RoutingContext context) throws RefusedException {
    return of(context.pathParam("partition"));
  }

  static int of(String partition) throws RefusedException {
    if (!partition.matches("\\d{1,9}")) {
      throw new RefusedException(NOT_FOUND, "HTTP 404 Not Found");
    }
    return Integer.parseInt(partition);
  }
}
