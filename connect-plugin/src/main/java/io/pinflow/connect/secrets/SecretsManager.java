package io.pinflow.connect.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Reads secrets of AWS Secrets Manager, one request each and nothing kept. Thread-safe.
 *
 * <p>Not by the SDK's client of the service, which would add its megabytes to the plugin for one
 * request.
 */
public final class SecretsManager {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  private static final String SERVICE = "secretsmanager";

  private final String region;
  private final URI endpoint;
  private final AwsCredentialsProvider credentials;

  /**
   * Secrets Manager at an address.
   *
   * @param region what requests are signed for
   */
  public SecretsManager(String region, URI endpoint, AwsCredentialsProvider credentials) {
    this.region = region;
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  /** Secrets Manager of a region, asked with the worker's own credentials. */
  public static SecretsManager in(String region) {
    return at(region, publicEndpoint(region));
  }

  static SecretsManager at(String region, URI endpoint) {
    return new SecretsManager(region, endpoint, DefaultCredentialsProvider.builder().build());
  }

  static URI publicEndpoint(String region) {
    String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    return URI.create("https://" + SERVICE + "." + region + domain);
  }

  /**
   * The pairs of a secret.
   *
   * @param secret its name or ARN
   * @throws IOException with cause and remedy when it can't be read now
   */
  public Map<String, String> read(String secret) throws IOException {
    try (SdkHttpClient http =
        ApacheHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(READ_TIMEOUT)
            .build()) {
      return pairs(secret, ask(http, secret));
    } catch (SdkException e) {
      throw new IOException(SecretErrors.noCredentials(secret, e.getMessage()), e);
    }
  }

  /**
   * The pairs of a secret that has a certain key.
   *
   * @throws IOException with cause and remedy when it can't be read now, or lacks the key
   */
  public Map<String, String> read(String secret, String key) throws IOException {
    Map<String, String> pairs = read(secret);
    if (!pairs.containsKey(key)) {
      throw new IOException(SecretErrors.noKey(secret, key, pairs.keySet()));
    }
    return pairs;
  }

  private JsonNode ask(SdkHttpClient http, String secret) throws IOException {
    byte[] body =
        JsonNodeFactory.instance
            .objectNode()
            .put("SecretId", secret)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    SignedRequest signed = signed(() -> new ByteArrayInputStream(body));
    HttpExecuteRequest request =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(signed.payload().orElseThrow(IllegalStateException::new))
            .build();
    HttpExecuteResponse response;
    byte[] content;
    try {
      response = http.prepareRequest(request).call();
      content = content(response);
    } catch (IOException e) {
      throw new IOException(
          SecretErrors.unreachable(secret, endpoint.getHost(), String.valueOf(e.getMessage())), e);
    }
    JsonNode answer = parsed(content);
    if (!response.httpResponse().isSuccessful()) {
      throw refused(secret, response.httpResponse().statusCode(), answer);
    }
    return answer;
  }

  /** Nothing for what is no JSON: the parser's own words could repeat a secret. */
  private static JsonNode parsed(byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  private SignedRequest signed(ContentStreamProvider body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .encodedPath("/")
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", SERVICE + ".GetSecretValue")
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            signing ->
                signing
                    .identity(credentials.resolveCredentials())
                    .request(request)
                    .payload(body)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  private static byte[] content(HttpExecuteResponse response) throws IOException {
    if (!response.responseBody().isPresent()) {
      return new byte[0];
    }
    try (InputStream content = response.responseBody().get()) {
      return content.readAllBytes();
    }
  }

  private static IOException refused(String secret, int status, JsonNode answer) {
    String type = answer.path("__type").asText("error");
    String message = answer.path("Message").asText(answer.path("message").asText("no reason"));
    return new IOException(
        SecretErrors.refused(secret, status, type.substring(type.indexOf('#') + 1), message));
  }

  /** What a broken secret is parsed as is never shown: it may be the secret itself. */
  private static Map<String, String> pairs(String secret, JsonNode answer) throws IOException {
    JsonNode pairs;
    try {
      pairs = JSON.readTree(answer.path("SecretString").asText());
    } catch (IOException e) {
      throw notAnObject(secret);
    }
    if (!pairs.isObject()) {
      throw notAnObject(secret);
    }
    Map<String, String> values = new TreeMap<>();
    pairs.properties().forEach(pair -> values.put(pair.getKey(), pair.getValue().asText()));
    return values;
  }

  private static IOException notAnObject(String secret) {
    return new IOException(SecretErrors.notAnObject(secret));
  }
}
