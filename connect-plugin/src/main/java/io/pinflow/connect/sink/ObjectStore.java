package io.pinflow.connect.sink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The requests this sink makes of a bucket; objects are only ever created, never replaced.
 * Thread-safe. Failures that may pass are {@link PassingFailure}s, others {@code ConnectException}s
 * that say what to do.
 */
final class ObjectStore implements AutoCloseable {

  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;

  private final S3Client client;
  private final String bucket;
  private final String contentType;

  ObjectStore(S3Client client, String bucket, String contentType) {
    this.client = client;
    this.bucket = bucket;
    this.contentType = contentType;
  }

  /** Checks that the bucket is there; what only its owner may know counts as there. */
  void requireBucket() {
    try {
      client.headBucket(request -> request.bucket(bucket));
    } catch (S3Exception failure) {
      if (failure.statusCode() == NOT_FOUND) {
        throw SinkErrors.missingBucket(bucket, failure);
      }
      if (failure.statusCode() >= 500) {
        throw new PassingFailure("look for the bucket", failure);
      }
    } catch (SdkException failure) {
      throw S3Failures.classified("look for the bucket", bucket, failure);
    }
  }

  /** Creates an object in one request; false when one of that name exists. */
  boolean putIfAbsent(String key, ChunkBuffer content, Map<String, String> metadata) {
    try {
      client.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .ifNoneMatch("*")
                  .contentType(contentType)
                  .metadata(metadata),
          body(content));
      return true;
    } catch (SdkException failure) {
      return falseIfExists("write '" + key + "'", failure);
    }
  }

  /** The user metadata of an object, if there is one of that name. */
  Optional<Map<String, String>> metadata(String key) {
    try {
      return Optional.of(client.headObject(request -> request.bucket(bucket).key(key)).metadata());
    } catch (S3Exception failure) {
      if (failure.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw S3Failures.classified("look at '" + key + "'", bucket, failure);
    } catch (SdkException failure) {
      throw S3Failures.classified("look at '" + key + "'", bucket, failure);
    }
  }

  String beginUpload(String key, Map<String, String> metadata) {
    try {
      return client
          .createMultipartUpload(
              request ->
                  request.bucket(bucket).key(key).contentType(contentType).metadata(metadata))
          .uploadId();
    } catch (SdkException failure) {
      throw S3Failures.classified("begin '" + key + "'", bucket, failure);
    }
  }

  CompletedPart uploadPart(String key, String uploadId, int number, ChunkBuffer content) {
    try {
      String tag =
          client
              .uploadPart(
                  request -> request.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                  body(content))
              .eTag();
      return CompletedPart.builder().partNumber(number).eTag(tag).build();
    } catch (SdkException failure) {
      throw S3Failures.classified("write a part of '" + key + "'", bucket, failure);
    }
  }

  /** Makes an object of its parts; false when one of that name exists or the parts are gone. */
  boolean completeIfAbsent(String key, String uploadId, List<CompletedPart> parts) {
    try {
      client.completeMultipartUpload(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .uploadId(uploadId)
                  .ifNoneMatch("*")
                  .multipartUpload(upload -> upload.parts(parts)));
      return true;
    } catch (S3Exception failure) {
      if (failure.statusCode() == NOT_FOUND && !S3Failures.isMissingBucket(failure)) {
        return false;
      }
      return falseIfExists("complete '" + key + "'", failure);
    } catch (SdkException failure) {
      throw S3Failures.classified("complete '" + key + "'", bucket, failure);
    }
  }

  /** Throws the parts of an upload away; no harm when they are gone. */
  void abort(String key, String uploadId) {
    try {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
    } catch (S3Exception failure) {
      if (failure.statusCode() != NOT_FOUND) {
        throw S3Failures.classified("abort '" + key + "'", bucket, failure);
      }
    } catch (SdkException failure) {
      throw S3Failures.classified("abort '" + key + "'", bucket, failure);
    }
  }

  void putNote(String key, Map<String, String> metadata) {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(key).metadata(metadata), RequestBody.empty());
    } catch (SdkException failure) {
      throw S3Failures.classified("write '" + key + "'", bucket, failure);
    }
  }

  void delete(String key) {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(key));
    } catch (SdkException failure) {
      throw S3Failures.classified("delete '" + key + "'", bucket, failure);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private boolean falseIfExists(String action, SdkException failure) {
    if (failure instanceof S3Exception) {
      int status = ((S3Exception) failure).statusCode();
      if (status == PRECONDITION_FAILED || status == NOT_MODIFIED) {
        return false;
      }
    }
    throw S3Failures.classified(action, bucket, failure);
  }

  private RequestBody body(ChunkBuffer content) {
    return RequestBody.fromContentProvider(content::stream, content.size(), contentType);
  }
}
