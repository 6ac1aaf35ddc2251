package io.pinflow.gateway.kinesis;

import java.net.URI;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Makes a request to Kinesis and signs it with AWS Signature Version 4. */
final class RequestSigner {
  private static final String SERVICE = "kinesis";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final URI endpoint;
  private final String region;

  RequestSigner(URI endpoint, String region) {
    this.endpoint = endpoint;
    this.region = region;
  }

  SdkHttpRequest signed(AwsCredentialsIdentity credentials, KinesisAction action, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", CONTENT_TYPE)
            .putHeader("X-Amz-Target", action.target())
            .build();
    return signer
        .sign(
            signing ->
                signing
                    .identity(credentials)
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
        .request();
  }
}
