package io.pinflow.gateway;

import io.vertx.ext.web.Router;

/** A part of what the gateway serves. Mounted once for every event loop. */
public interface Routes {
  void mount(Router router);
}
