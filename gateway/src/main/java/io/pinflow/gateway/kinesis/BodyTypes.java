package io.pinflow.gateway.kinesis;

import io.pinflow.gateway.Errors;
import io.pinflow.gateway.MediaTypes;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** The content types a body may come with; without one it is taken as JSON. */
final class BodyTypes {
  private static final int UNSUPPORTED = 415;
  private static final Set<String> ACCEPTED =
      Set.of(MediaTypes.JSON, MediaTypes.AWS_JSON, MediaTypes.KAFKA_JSON_V2, "");

  private BodyTypes() {}

  /** Lets a request with an accepted type pass on, and answers 415 to any other with a body. */
  static void check(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    if (context.body().length() <= 0 || isAccepted(type)) {
      context.next();
      return;
    }
    Errors.write(
        context,
        UNSUPPORTED,
        UNSUPPORTED,
        "HTTP 415 Unsupported Media Type: '"
            + type
            + "'. Send the header Content-Type: application/json.");
  }

  private static boolean isAccepted(String type) {
    return ACCEPTED.contains(MediaTypes.essence(type));
  }
}
