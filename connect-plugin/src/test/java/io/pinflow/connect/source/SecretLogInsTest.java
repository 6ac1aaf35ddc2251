package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.pinflow.connect.secrets.SecretsManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

final class SecretLogInsTest {
  private volatile String secret;
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String text = secret.replace("\"", "\\\"");
          byte[] body = ("{\"SecretString\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void shouldFollowARotationBetweenTwoUsers() throws Exception {
    // Given
    SecretLogIns logIns = logIns("");
    secret = "{\"username\":\"pin_a\",\"password\":\"first\"}";
    LogIn before = logIns.current();

    // When
    secret = "{\"username\":\"pin_b\",\"password\":\"second\"}";
    LogIn after = logIns.current();

    // Then
    assertThat(before.user()).isEqualTo("pin_a");
    assertThat(before.password()).isEqualTo("first");
    assertThat(after.user()).isEqualTo("pin_b");
    assertThat(after.password()).isEqualTo("second");
    assertThat(logIns("fixed").current().user()).isEqualTo("fixed");
  }

  /** A refused log-in is tried again: the secret may be about to come. */
  @Test
  void shouldTakeASecretWithoutAPasswordForARefusedLogIn() {
    secret = "{\"pass\":\"first\"}";

    assertThatThrownBy(() -> logIns("").current())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Cannot find 'password' in secret 'db'")
        .hasMessageNotContaining("first")
        .satisfies(
            failure -> assertThat(SqlFailures.isAccessDenied((SQLException) failure)).isTrue());
  }

  private SecretLogIns logIns(String user) {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new SecretLogIns(
        new SecretsManager(
            "eu-west-1", endpoint, () -> AwsBasicCredentials.create("AKIDEXAMPLE", "key")),
        "db",
        user);
  }
}
