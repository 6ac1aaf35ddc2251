package io.pinflow.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every failed request the REST proxy's error body: {@code error_code} and message. */
public final class Errors {
  private static final Logger LOGGER = LoggerFactory.getLogger(Errors.class);
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final int TOO_LARGE = 413;
  private static final int FAILED = 500;
  private static final int UNAVAILABLE = 503;
  private static final String SOON = "1";

  private Errors() {}

  static void mount(Router router) {
    for (int status : new int[] {BAD_REQUEST, NOT_FOUND, WRONG_METHOD, TOO_LARGE, FAILED}) {
      router.errorHandler(status, Errors::answer);
    }
    router.route().failureHandler(Errors::answer);
  }

  private static void answer(RoutingContext context) {
    Throwable failure = context.failure();
    if (context.response().ended()) {
      return;
    }
    if (failure instanceof RefusedException refused) {
      write(context, refused.status(), refused.code(), refused.getMessage());
      return;
    }
    int status = status(context, failure);
    if (status == FAILED) {
      LOGGER.error(
          "Cannot answer {} {}", context.request().method(), context.request().path(), failure);
    }
    write(context, status, status, "HTTP " + status + " " + reason(status));
  }

  private static int status(RoutingContext context, Throwable failure) {
    if (failure instanceof HttpException http) {
      return http.getStatusCode();
    }
    return context.statusCode() > 0 ? context.statusCode() : FAILED;
  }

  private static String reason(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  /** Answers a request that no route answers, for what failed. */
  static void answer(HttpServerRequest request, Throwable failure) {
    if (request.response().ended()) {
      return;
    }
    if (failure instanceof RefusedException refused) {
      write(request, refused.status(), refused.code(), refused.getMessage());
      return;
    }
    LOGGER.error("Cannot answer {} {}", request.method(), request.path(), failure);
    write(request, FAILED, FAILED, "HTTP " + FAILED + " " + reason(FAILED));
  }

  /** Answers with an error. */
  public static void write(RoutingContext context, int status, int code, String message) {
    write(context.request(), status, code, message);
  }

  private static void write(HttpServerRequest request, int status, int code, String message) {
    HttpServerResponse response = request.response();
    if (status == UNAVAILABLE) {
      response.putHeader("Retry-After", SOON);
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", contentType(request))
        .end(new JsonObject().put("error_code", code).put("message", message).toBuffer());
  }

  private static String contentType(HttpServerRequest request) {
    String path = request.path();
    boolean isKafka = path.startsWith("/topics") || path.startsWith("/brokers");
    return isKafka ? MediaTypes.KAFKA_V2 : MediaTypes.JSON;
  }
}
