package io.pinflow.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The HTTP server: one on every event loop, all on the same port. */
final class HttpDoor {
  private static final int BACKLOG = 4_096;
  private static final int IDLE_SECONDS = 300;

  /** Vert.x' way to say: any free port, the same for all instances. */
  private static final int ANY_PORT = -1;

  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final GatewayConfig config;
  private final Traffic traffic;
  private final List<Routes> routes;
  private final InflightLimit inflight;
  private final Optional<ApiKeys> keys;
  private final Optional<QuickPosts> quickPosts;

  HttpDoor(
      Vertx vertx,
      GatewayConfig config,
      Traffic traffic,
      InflightLimit inflight,
      Optional<ApiKeys> keys,
      Optional<QuickPosts> quickPosts,
      List<Routes> routes) {
    this.vertx = vertx;
    this.config = config;
    this.traffic = traffic;
    this.routes = List.copyOf(routes);
    this.inflight = inflight;
    this.keys = keys;
    this.quickPosts = quickPosts;
  }

  Future<?> open() {
    int loops = Runtime.getRuntime().availableProcessors();
    int port = config.listener().port();
    return vertx.deployVerticle(
        () -> new Server(port == 0 ? ANY_PORT : port), new DeploymentOptions().setInstances(loops));
  }

  int port() {
    return servers.get(0).actualPort();
  }

  /** Takes no more connections and waits for the answers to what is under way. */
  Future<Void> close(long millis) {
    List<Future<Void>> closing =
        servers.stream().map(server -> server.shutdown(millis, TimeUnit.MILLISECONDS)).toList();
    return Future.all(closing).mapEmpty();
  }

  /** Everything the gateway serves. */
  Router router() {
    Router router = Router.router(vertx);
    router.route().handler(this::count);
    router.route().handler(HttpDoor::answerOptions);
    for (String path : new String[] {"/topics*", "/brokers*", "/streams*"}) {
      keys.ifPresent(known -> router.route(path).handler(known::handle));
    }
    router.route().handler(inflight::handle);
    router.route().handler(BodyHandler.create(false).setBodyLimit(config.maxBodyBytes()));
    routes.forEach(some -> some.mount(router));
    Errors.mount(router);
    return router;
  }

  private void count(RoutingContext context) {
    long since = System.nanoTime();
    HttpServerRequest request = context.request();
    context.addEndHandler(ended -> traffic.answered(request, Place.of(request.path()), since));
    context.next();
  }

  /** Browsers and API Gateway may ask; pages of other places still may not post. */
  private static void answerOptions(RoutingContext context) {
    if (context.request().method().equals(HttpMethod.OPTIONS)) {
      context.response().putHeader(HttpHeaders.ALLOW, "GET, POST, PUT, DELETE, OPTIONS").end();
    } else {
      context.next();
    }
  }

  private Handler<HttpServerRequest> handler() {
    Router router = router();
    return quickPosts
        .<Handler<HttpServerRequest>>map(
            quick ->
                request -> {
                  if (QuickPosts.isOne(request)) {
                    quick.handle(request);
                  } else {
                    router.handle(request);
                  }
                })
        .orElse(router);
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setAcceptBacklog(BACKLOG)
        .setIdleTimeout(IDLE_SECONDS)
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true)
        .setTcpNoDelay(true);
  }

  /** One event loop's server. */
  private final class Server extends VerticleBase {
    private final int port;

    private Server(int port) {
      this.port = port;
    }

    @Override
    public Future<?> start() {
      return vertx
          .createHttpServer(options())
          .requestHandler(handler())
          .listen(port, config.listener().host())
          .onSuccess(servers::add);
    }
  }
}
