package io.pinflow.gateway.kinesis;

import io.pinflow.gateway.Errors;
import io.pinflow.gateway.Routes;
import io.vertx.ext.web.Router;

/** The Kinesis routes of a gateway that is not told of any Kinesis: 501 and what to configure. */
public final class NoKinesis implements Routes {
  private static final int NOT_IMPLEMENTED = 501;

  @Override
  public void mount(Router router) {
    router
        .route("/streams*")
        .handler(
            context ->
                Errors.write(context, NOT_IMPLEMENTED, NOT_IMPLEMENTED, KinesisErrors.notServed()));
  }
}
