package io.pinflow.spark.kinesis;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;

/** Makes the SDK's clients. The HTTP client is named, as a class path may hold several. */
final class AwsClients {

  private static final int MAX_CONNECTIONS = 128;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration READ = Duration.ofSeconds(30);

  private AwsClients() {}

  static KinesisClient kinesis(ClientSettings settings) {
    KinesisClientBuilder builder =
        KinesisClient.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .httpClientBuilder(
                ApacheHttpClient.builder()
                    .maxConnections(MAX_CONNECTIONS)
                    .connectionTimeout(CONNECT)
                    .socketTimeout(READ));
    Optional.ofNullable(settings.endpoint()).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(ClientSettings settings) {
    AwsCredentialsProvider own =
        settings.accessKey() == null
            ? DefaultCredentialsProvider.builder().build()
            : StaticCredentialsProvider.create(keys(settings));
    if (settings.roleArn() == null) {
      return own;
    }
    try {
      return AssumedRole.credentials(settings, own);
    } catch (NoClassDefFoundError e) {
      throw KinesisErrors.noSts(e);
    }
  }

  private static AwsCredentials keys(ClientSettings settings) {
    return settings.sessionToken() == null
        ? AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())
        : AwsSessionCredentials.create(
            settings.accessKey(), settings.secretKey(), settings.sessionToken());
  }
}
