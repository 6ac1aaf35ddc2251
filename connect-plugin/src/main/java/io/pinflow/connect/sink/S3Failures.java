package io.pinflow.connect.sink;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells failures that may pass from those a person must mend. */
final class S3Failures {

  private static final Set<Integer> PASSING_STATUS = Set.of(408, 409, 425, 429);
  private static final Set<String> PASSING_CODES =
      Set.of(
          "InternalError",
          "RequestTimeout",
          "ServiceUnavailable",
          "SlowDown",
          "Throttling",
          "ThrottlingException");

  private S3Failures() {}

  static RuntimeException classified(String action, String bucket, SdkException failure) {
    if (failure instanceof S3Exception) {
      return classified(action, bucket, (S3Exception) failure);
    }
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof SdkClientException && message.contains("Unable to load credentials")) {
      return SinkErrors.noCredentials(failure);
    }
    return new PassingFailure(action, failure);
  }

  static boolean isMissingBucket(S3Exception failure) {
    return "NoSuchBucket".equals(code(failure));
  }

  private static RuntimeException classified(String action, String bucket, S3Exception failure) {
    int status = failure.statusCode();
    if (status >= 500 || PASSING_STATUS.contains(status) || PASSING_CODES.contains(code(failure))) {
      return new PassingFailure(action, failure);
    }
    if (isMissingBucket(failure)) {
      return SinkErrors.missingBucket(bucket, failure);
    }
    return status == 401 || status == 403
        ? SinkErrors.denied(action, bucket, failure)
        : SinkErrors.refused(action, bucket, failure);
  }

  private static String code(S3Exception failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null ? "" : String.valueOf(details.errorCode());
  }
}
