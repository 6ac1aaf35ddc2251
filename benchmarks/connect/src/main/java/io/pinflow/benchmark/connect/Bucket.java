package io.pinflow.benchmark.connect;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket of the local S3 server, by the AWS SDK alone. */
final class Bucket implements AutoCloseable {
  static final String NAME = "user-bench-bucket";
  static final String KEY_ID = "bench";
  static final String SECRET = "bench-secret";

  private static final Region REGION = Region.US_EAST_1;

  private final int port;
  private final S3Client client;

  Bucket(int port) {
    this.port = port;
    this.client =
        S3Client.builder()
            .region(REGION)
            .endpointOverride(URI.create(endpoint()))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET)))
            .httpClient(ApacheHttpClient.create())
            .build();
  }

  int port() {
    return port;
  }

  /** The settings of a sink into this bucket. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("s3.bucket.name", NAME);
    settings.put("s3.region", REGION.id());
    settings.put("store.url", endpoint());
    settings.put("aws.access.key.id", KEY_ID);
    settings.put("aws.secret.access.key", SECRET);
    settings.put("storage.class", "io.confluent.connect.s3.storage.S3Storage");
    settings.put("s3.part.size", "8388608");
    return settings;
  }

  void put(String key, byte[] bytes) {
    client.putObject(request -> request.bucket(NAME).key(key), RequestBody.fromBytes(bytes));
  }

  List<byte[]> read() {
    List<byte[]> objects = new ArrayList<>();
    for (String key : keys()) {
      objects.add(
          client.getObjectAsBytes(request -> request.bucket(NAME).key(key)).asByteArrayUnsafe());
    }
    return objects;
  }

  void clear() {
    keys().forEach(key -> client.deleteObject(request -> request.bucket(NAME).key(key)));
  }

  private List<String> keys() {
    return client.listObjectsV2Paginator(request -> request.bucket(NAME)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    client.close();
  }
}
