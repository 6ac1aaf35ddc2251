package io.pinflow.local.objectstore;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/** A running S3 endpoint over a folder. */
final class ObjectStore {

  private final S3Proxy server;

  private ObjectStore(S3Proxy server) {
    this.server = server;
  }

  /** Starts a store with the buckets in place; returns once it accepts clients. */
  static ObjectStore start(Path directory, int port, AccessKey key, List<String> buckets)
      throws Exception {
    Files.createDirectories(directory);
    requireUserAttributes(directory);
    BlobStore blobs = new FilesystemNio2BlobStore(directory.toString());
    createMissing(directory, blobs, buckets);
    return new ObjectStore(serve(blobs, port, key));
  }

  void stop() {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("The object store did not stop cleanly", failure);
    }
  }

  private static void requireUserAttributes(Path directory)
      throws IOException, ObjectStoreException {
    if (!UserAttributes.keptIn(directory)) {
      throw new ObjectStoreException(ObjectStoreErrors.noUserAttributes(directory));
    }
  }

  private static void createMissing(Path directory, BlobStore blobs, List<String> buckets) {
    buckets.stream()
        .filter(bucket -> !Files.isDirectory(directory.resolve(bucket)))
        .forEach(
            bucket -> blobs.createContainer(CreateBucketRequest.builder().bucket(bucket).build()));
  }

  private static S3Proxy serve(BlobStore blobs, int port, AccessKey key) throws Exception {
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, key.id(), key.secret())
            .build();
    try {
      server.start();
    } catch (IOException failure) {
      throw failure.getCause() instanceof BindException taken
          ? new ObjectStoreException(ObjectStoreErrors.portTaken(port, taken), failure)
          : failure;
    }
    return server;
  }
}
