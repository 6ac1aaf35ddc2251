package io.pinflow.connect.sink;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3 server in this JVM, with one bucket; it can be stopped and started again. */
final class LocalS3 implements AutoCloseable {

  static final String BUCKET = "landing";

  private static final String KEY_ID = "test-key";
  private static final String SECRET = "test-secret";

  private final Path directory;
  private int port;
  private S3Proxy server;
  private S3Client client;

  LocalS3() {
    try {
      directory =
          Files.createTempDirectory(
              Files.createDirectories(Path.of("target").toAbsolutePath()), "s3-");
      start();
      client = S3Clients.create(new S3SinkConfig(settings()));
      client.createBucket(request -> request.bucket(BUCKET));
    } catch (Exception failure) {
      throw new IllegalStateException("Cannot start the S3 server", failure);
    }
  }

  void start() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(directory.toString()))
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY_ID, SECRET)
            .build();
    server.start();
    port = server.getPort();
  }

  void stop() throws Exception {
    server.stop();
  }

  /** Settings of a sink into this server: JSON, one record an object. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("s3.bucket.name", BUCKET);
    settings.put("s3.region", "us-east-1");
    settings.put("store.url", "http://127.0.0.1:" + port);
    settings.put("aws.access.key.id", KEY_ID);
    settings.put("aws.secret.access.key", SECRET);
    settings.put("format.class", "io.confluent.connect.s3.format.json.JsonFormat");
    settings.put("storage.class", "io.confluent.connect.s3.storage.S3Storage");
    settings.put("flush.size", "1");
    settings.put("retry.backoff.ms", "50");
    settings.put("s3.part.retries", "0");
    return settings;
  }

  List<String> keys() {
    return client.listObjectsV2Paginator(request -> request.bucket(BUCKET)).contents().stream()
        .map(S3Object::key)
        .sorted()
        .collect(Collectors.toList());
  }

  byte[] bytes(String key) {
    return client.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asByteArrayUnsafe();
  }

  String text(String key) {
    return new String(bytes(key), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** All objects as text, by name. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    keys().forEach(key -> texts.put(key, text(key)));
    return texts;
  }

  Map<String, String> metadata(String key) {
    return client.headObject(request -> request.bucket(BUCKET).key(key)).metadata();
  }

  String etag(String key) {
    return client.headObject(request -> request.bucket(BUCKET).key(key)).eTag();
  }

  void put(String key, String text) {
    client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(text));
  }

  void delete(String key) {
    client.deleteObject(request -> request.bucket(BUCKET).key(key));
  }

  void clear() {
    keys().forEach(this::delete);
  }

  List<MultipartUpload> unfinishedUploads() {
    return client.listMultipartUploads(request -> request.bucket(BUCKET)).uploads();
  }

  @Override
  public void close() {
    client.close();
    try {
      stop();
    } catch (Exception failure) {
      throw new IllegalStateException("Cannot stop the S3 server", failure);
    }
  }
}
