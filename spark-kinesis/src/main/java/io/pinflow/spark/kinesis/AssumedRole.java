package io.pinflow.spark.kinesis;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Credentials of an assumed role. A class of its own, as the SDK's sts need not be there. */
final class AssumedRole {

  private AssumedRole() {}

  static AwsCredentialsProvider credentials(ClientSettings settings, AwsCredentialsProvider own) {
    StsClientBuilder sts =
        StsClient.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(own)
            .httpClientBuilder(ApacheHttpClient.builder());
    Optional.ofNullable(settings.stsEndpoint()).ifPresent(sts::endpointOverride);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts.build())
        .refreshRequest(
            request ->
                request
                    .roleArn(settings.roleArn())
                    .roleSessionName(settings.roleSessionName())
                    .externalId(settings.roleExternalId()))
        .build();
  }
}
