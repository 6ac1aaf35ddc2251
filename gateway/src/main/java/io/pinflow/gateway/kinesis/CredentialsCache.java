package io.pinflow.gateway.kinesis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * The credentials of the AWS default chain, asked for off the event loop as some of them come over
 * the network, and again when half a minute old. Safe for use by many threads.
 */
final class CredentialsCache {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Vertx vertx;
  private final AwsCredentialsProvider provider;
  private Future<AwsCredentialsIdentity> latest;
  private long asked;

  CredentialsCache(Vertx vertx, AwsCredentialsProvider provider) {
    this.vertx = vertx;
    this.provider = provider;
  }

  synchronized Future<AwsCredentialsIdentity> credentials() {
    if (latest == null || latest.failed() || System.nanoTime() - asked > FRESH_NANOS) {
      asked = System.nanoTime();
      latest = vertx.executeBlocking(provider::resolveCredentials, false);
    }
    return latest;
  }
}
