package io.pinflow.gateway.kafka;

import io.pinflow.gateway.Errors;
import io.pinflow.gateway.Routes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The Kafka routes of a gateway that is not told of any Kafka: 501 and what to configure. */
public final class NoKafka implements Routes {
  private static final int NOT_IMPLEMENTED = 501;
  private static final String MESSAGE =
      "Cannot serve topics because this gateway is not told of any Kafka. Set bootstrap.servers.";

  @Override
  public void mount(Router router) {
    router.route("/topics*").handler(NoKafka::answer);
    router.route("/brokers*").handler(NoKafka::answer);
  }

  private static void answer(RoutingContext context) {
    Errors.write(context, NOT_IMPLEMENTED, NOT_IMPLEMENTED, MESSAGE);
  }
}
