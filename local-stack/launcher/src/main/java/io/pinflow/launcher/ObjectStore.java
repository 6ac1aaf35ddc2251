package io.pinflow.launcher;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Looks into the bucket of a stack. */
final class ObjectStore implements AutoCloseable {
  private final S3Client client;
  private final String bucket;

  ObjectStore(URI endpoint, Secrets secrets, String bucket) {
    this.bucket = bucket;
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(secrets.s3AccessKey(), secrets.s3SecretKey())))
            .build();
  }

  /**
   * What lies under a prefix.
   *
   * @param bytes the size of all objects together
   */
  record Contents(long objects, long bytes) {}

  Contents contents(String prefix) {
    long objects = 0;
    long bytes = 0;
    for (S3Object object :
        client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents()) {
      objects++;
      bytes += object.size();
    }
    return new Contents(objects, bytes);
  }

  @Override
  public void close() {
    client.close();
  }
}
