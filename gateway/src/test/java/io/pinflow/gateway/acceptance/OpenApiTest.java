package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The OpenAPI document by itself. */
final class OpenApiTest {
  @Test
  void shouldHoldExamplesThatAreAsTheirSchemasSay() throws IOException {
    assertThat(new Contract(document()).checkExamples()).isGreaterThan(40);
  }

  static String document() throws IOException {
    try (InputStream document =
        OpenApiTest.class.getResourceAsStream("/io/pinflow/gateway/openapi.json")) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
