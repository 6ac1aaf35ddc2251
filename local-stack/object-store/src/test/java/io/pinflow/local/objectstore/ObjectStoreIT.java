package io.pinflow.local.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.local.testing.FreePort;
import io.pinflow.local.testing.ServerProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectStoreIT {

  private static final String BUCKET = "user-local-bucket";
  private static final Map<String, String> METADATA = Map.of("first-offset", "0", "rows", "3");
  private static final int PART_BYTES = 5 * 1024 * 1024;

  private Path directory;
  private int port;
  private ServerProcess store;
  private S3Client client;

  @BeforeEach
  void start() throws Exception {
    directory = ServerProcess.newFolder();
    port = FreePort.next();
    store = startStore();
    client = client("secret");
  }

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void shouldKeepObjectsAndTheirMetadataOverAStopAndAKill() throws Exception {
    // Given
    put("topics/a.json", "one");

    // When
    store.terminate();
    store = startStore();
    put("topics/b.json", "two");
    store.kill();
    store = startStore();

    // Then
    assertThat(text("topics/a.json")).isEqualTo("one");
    assertThat(text("topics/b.json")).isEqualTo("two");
    assertThat(metadata("topics/a.json")).isEqualTo(METADATA);
    assertThat(keys("topics/")).containsExactly("topics/a.json", "topics/b.json");
  }

  @Test
  void shouldNotOverwriteWhenToldNotTo() {
    put("topics/a.json", "one");

    assertThatThrownBy(
            () ->
                client.putObject(
                    request -> request.bucket(BUCKET).key("topics/a.json").ifNoneMatch("*"),
                    RequestBody.fromString("two")))
        .satisfies(failure -> assertStatus(failure, 412));
    assertThat(text("topics/a.json")).isEqualTo("one");
  }

  @Test
  void shouldAssembleAnUploadInPartsWithItsMetadata() {
    uploadInParts("topics/large.parquet");

    assertThat(metadata("topics/large.parquet")).isEqualTo(METADATA);
    assertThat(
            client
                .headObject(request -> request.bucket(BUCKET).key("topics/large.parquet"))
                .contentLength())
        .isEqualTo(2L * PART_BYTES);
  }

  @Test
  void shouldNotOverwriteByAnUploadInParts() {
    uploadInParts("topics/large.parquet");

    assertThatThrownBy(() -> uploadInParts("topics/large.parquet"))
        .satisfies(failure -> assertStatus(failure, 412));
  }

  @Test
  void shouldRefuseAnotherSecret() {
    try (S3Client stranger = client("guess")) {
      assertThatThrownBy(() -> stranger.listObjectsV2(request -> request.bucket(BUCKET)))
          .satisfies(failure -> assertStatus(failure, 403));
    }
  }

  @Test
  void shouldRefuseATakenPortInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerProcess second = run(taken.getLocalPort())) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.errors())
          .hasLineCount(1)
          .contains("Cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  private ServerProcess startStore() throws Exception {
    ServerProcess started = run(port);
    started.awaitReady(port);
    return started;
  }

  private ServerProcess run(int port) throws Exception {
    return ServerProcess.start(
        ObjectStoreMain.class,
        Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"),
        "--directory=" + directory,
        "--port=" + port,
        "--bucket=" + BUCKET);
  }

  private S3Client client(String secret) {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", secret)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private void put(String key, String text) {
    client.putObject(
        request -> request.bucket(BUCKET).key(key).metadata(METADATA).ifNoneMatch("*"),
        RequestBody.fromString(text));
  }

  private String text(String key) {
    return client.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
  }

  private Map<String, String> metadata(String key) {
    return client.headObject(request -> request.bucket(BUCKET).key(key)).metadata();
  }

  private List<String> keys(String prefix) {
    return client
        .listObjectsV2(request -> request.bucket(BUCKET).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  private void uploadInParts(String key) {
    String upload =
        client
            .createMultipartUpload(request -> request.bucket(BUCKET).key(key).metadata(METADATA))
            .uploadId();
    List<CompletedPart> parts =
        IntStream.of(1, 2).mapToObj(number -> uploadPart(key, upload, number)).toList();
    client.completeMultipartUpload(
        request ->
            request
                .bucket(BUCKET)
                .key(key)
                .uploadId(upload)
                .ifNoneMatch("*")
                .multipartUpload(completed -> completed.parts(parts)));
  }

  private CompletedPart uploadPart(String key, String upload, int number) {
    String tag =
        client
            .uploadPart(
                request -> request.bucket(BUCKET).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromBytes(new byte[PART_BYTES]))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private static void assertStatus(Throwable failure, int status) {
    assertThat(failure)
        .asInstanceOf(InstanceOfAssertFactories.type(S3Exception.class))
        .extracting(S3Exception::statusCode)
        .isEqualTo(status);
  }
}
