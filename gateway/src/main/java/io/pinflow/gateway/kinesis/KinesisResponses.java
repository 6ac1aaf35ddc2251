package io.pinflow.gateway.kinesis;

import io.pinflow.gateway.Errors;
import io.pinflow.gateway.MediaTypes;
import io.pinflow.gateway.RefusedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes what Kinesis answered, or why it was not asked. */
final class KinesisResponses {
  private static final int OK = 200;
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final String SOON = "1";

  private final boolean honestStatus;

  KinesisResponses(boolean honestStatus) {
    this.honestStatus = honestStatus;
  }

  void send(RoutingContext context, KinesisAnswer answer) {
    HttpServerResponse response = context.response();
    if (answer.isThrottled()) {
      response.putHeader("Retry-After", SOON);
    }
    response
        .setStatusCode(status(context, answer.status()))
        .putHeader("Content-Type", MediaTypes.JSON)
        .end(answer.body());
  }

  void fail(RoutingContext context, Throwable failure) {
    if (failure instanceof RefusedException refused) {
      Errors.write(context, shown(context, refused), refused.code(), refused.getMessage());
    } else if (failure instanceof UnreachableException) {
      Errors.write(context, UNAVAILABLE, UNAVAILABLE, failure.getMessage());
    } else {
      context.fail(failure);
    }
  }

  private int shown(RoutingContext context, RefusedException refused) {
    int status = refused.status();
    return status < SERVER_ERROR ? status(context, status) : status;
  }

  /**
   * The status a client sees. Where it is not to be the real one, it is what the tutorial's
   * integration responses make of it: 200, but 400 or 500 when deleting a stream fails.
   */
  private int status(RoutingContext context, int status) {
    if (honestStatus) {
      return status;
    }
    if (!context.request().method().equals(HttpMethod.DELETE) || status < CLIENT_ERROR) {
      return OK;
    }
    return status < SERVER_ERROR ? CLIENT_ERROR : SERVER_ERROR;
  }
}
