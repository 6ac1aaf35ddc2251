package io.pinflow.gateway;

import java.net.URI;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Where Kinesis is when the configuration doesn't say. */
final class KinesisPlaces {
  private KinesisPlaces() {}

  /** The region of the AWS default chain: environment, profile, machine. */
  static String defaultRegion() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    } catch (SdkException e) {
      throw GatewayErrors.noRegion(e.getMessage());
    }
  }

  static URI endpoint(String region) {
    return URI.create("https://" + ServiceMetadata.of("kinesis").endpointFor(Region.of(region)));
  }
}
