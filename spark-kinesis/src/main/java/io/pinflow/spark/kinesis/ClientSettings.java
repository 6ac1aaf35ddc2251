package io.pinflow.spark.kinesis;

import java.io.Serializable;
import java.net.URI;
import java.util.Optional;

/**
 * How Kinesis is reached and with which credentials: what the driver and every executor make their
 * clients from.
 */
record ClientSettings(
    String region,
    URI endpoint,
    String accessKey,
    String secretKey,
    String sessionToken,
    String roleArn,
    String roleExternalId,
    String roleSessionName,
    URI stsEndpoint)
    implements Serializable {

  /** Signs the requests to an endpoint that is given without a region. */
  private static final String ANY_REGION = "us-east-1";

  static ClientSettings of(OptionValues values) {
    Optional<URI> endpoint = values.url(KinesisOption.ENDPOINT_URL);
    Optional<String> region = values.text(KinesisOption.REGION);
    if (region.isEmpty() && endpoint.isEmpty()) {
      throw KinesisErrors.missing(KinesisOption.REGION, "the AWS region of the streams");
    }
    ClientSettings settings =
        new ClientSettings(
            region.orElse(ANY_REGION),
            endpoint.orElse(null),
            values.text(KinesisOption.AWS_ACCESS_KEY).orElse(null),
            values.text(KinesisOption.AWS_SECRET_KEY).orElse(null),
            values.text(KinesisOption.AWS_SESSION_TOKEN).orElse(null),
            values.text(KinesisOption.ROLE_ARN).orElse(null),
            values.text(KinesisOption.ROLE_EXTERNAL_ID).orElse(null),
            values.required(KinesisOption.ROLE_SESSION_NAME),
            values.url(KinesisOption.STS_ENDPOINT).orElse(null));
    if ((settings.accessKey == null) != (settings.secretKey == null)) {
      throw KinesisErrors.halfOfKeys();
    }
    return settings;
  }

  /** A client of its own. */
  KinesisApi connect() {
    return new AwsKinesisApi(AwsClients.kinesis(this));
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "Kinesis of " + region + (endpoint == null ? "" : " at " + endpoint);
  }
}
