package io.pinflow.connect.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Against a server that answers as Secrets Manager does. */
final class SecretsManagerTest {
  private static final String GOOD =
      "{\"Name\":\"db\",\"SecretString\":\"{\\\"password\\\":\\\"hunter2\\\",\\\"port\\\":3306}\"}";

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Headers> asked = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void shouldAskAsSecretsManagerWantsToBeAsked() throws Exception {
    // Given
    answers.add(new Answer(200, GOOD));

    // When
    Map<String, String> pairs = secrets().read("db", "password");

    // Then
    assertThat(pairs).containsOnly(Map.entry("password", "hunter2"), Map.entry("port", "3306"));
    JsonNode body = new ObjectMapper().readTree(bodies.get(0));
    assertThat(body.get("SecretId").asText()).isEqualTo("db");
    Headers headers = asked.get(0);
    assertThat(headers.getFirst("X-Amz-Target")).isEqualTo("secretsmanager.GetSecretValue");
    assertThat(headers.getFirst("Content-Type")).isEqualTo("application/x-amz-json-1.1");
    assertThat(headers.getFirst("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
        .contains("/eu-west-1/secretsmanager/aws4_request");
  }

  @Test
  void shouldSayWhyASecretCannotBeRead() {
    answers.add(
        new Answer(
            400, "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no such secret\"}"));
    answers.add(new Answer(200, GOOD));
    answers.add(new Answer(200, "{\"SecretString\":\"hunter2\"}"));
    answers.add(new Answer(200, "{\"SecretBinary\":\"aHVudGVyMg==\"}"));

    assertThatThrownBy(() -> secrets().read("db", "password"))
        .hasMessageContaining("400 ResourceNotFoundException: no such secret")
        .hasMessageContaining("secretsmanager:GetSecretValue");
    assertThatThrownBy(() -> secrets().read("db", "user"))
        .hasMessageContaining("it has only [password, port]");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> secrets().read("db", "password"))
          .hasMessageContaining("no JSON object")
          .hasMessageNotContaining("hunter2")
          .hasNoCause();
    }
  }

  @Test
  void shouldSayWhenItIsNotReached() {
    server.stop(0);

    assertThatThrownBy(() -> secrets().read("db"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was not reached")
        .hasMessageContaining("NAT or an endpoint");
  }

  @Test
  void shouldFillSettingsAndTryAgainBeforeItFails() {
    // Given
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "key");
    try (ConfigProvider provider = new SecretsManagerConfigProvider()) {
      provider.configure(Map.of("region", "eu-west-1", "endpoint", endpoint().toString()));
      answers.add(new Answer(500, "{}"));
      answers.add(new Answer(200, GOOD));
      answers.add(new Answer(200, GOOD));

      // When
      ConfigData data = provider.get("arn%3Aaws%3Adb", Set.of("password"));

      // Then
      assertThat(data.data()).containsExactly(Map.entry("password", "hunter2"));
      assertThat(data.ttl()).as("a worker restarts the connector after it").isNull();
      assertThat(bodies.get(0)).contains("arn:aws:db");
      assertThat(provider.get("db").data()).containsEntry("port", "3306");
      answers.add(new Answer(200, GOOD));
      assertThatThrownBy(() -> provider.get("db", Set.of("user")))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("Cannot find 'user' in secret 'db'");
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  @Test
  void shouldBeFoundByConnect() {
    assertThat(ServiceLoader.load(ConfigProvider.class))
        .hasAtLeastOneElementOfType(SecretsManagerConfigProvider.class);
  }

  @Test
  void shouldKnowTheAddressOfARegion() {
    assertThat(SecretsManager.publicEndpoint("us-east-1"))
        .isEqualTo(URI.create("https://secretsmanager.us-east-1.amazonaws.com"));
    assertThat(SecretsManager.publicEndpoint("cn-north-1"))
        .isEqualTo(URI.create("https://secretsmanager.cn-north-1.amazonaws.com.cn"));
  }

  private SecretsManager secrets() {
    return new SecretsManager(
        "eu-west-1", endpoint(), () -> AwsBasicCredentials.create("AKIDEXAMPLE", "key"));
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestHeaders());
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer = answers.remove();
    byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static final class Answer {
    private final int status;
    private final String body;

    private Answer(int status, String body) {
      this.status = status;
      this.body = body;
    }
  }
}
