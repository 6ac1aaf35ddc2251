package io.pinflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The OpenAPI document holds every route that is served, and no other. */
final class RoutesTest {
  @Test
  void shouldServeWhatIsDocumentedAndDocumentWhatIsServed() throws IOException {
    assertThat(served()).isNotEmpty().isEqualTo(documented());
  }

  private static Set<String> served() {
    GatewayConfig config =
        new GatewayConfig(
            Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "gateway.kinesis.region", "us-east-1"));
    Set<String> served = new TreeSet<>();
    try (Gateway gateway = new Gateway(config)) {
      for (Route route : gateway.router().getRoutes()) {
        if (route.methods() != null) {
          for (HttpMethod method : route.methods()) {
            served.add(method + " " + route.getPath().replaceAll(":\\w+", "{}"));
          }
        }
      }
    }
    return served;
  }

  private static Set<String> documented() throws IOException {
    JsonNode document =
        new ObjectMapper().readTree(RoutesTest.class.getResourceAsStream("openapi.json"));
    Set<String> documented = new TreeSet<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            documented.add(
                                method.toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey().replaceAll("\\{[^}]+}", "{}"))));
    return documented;
  }
}
