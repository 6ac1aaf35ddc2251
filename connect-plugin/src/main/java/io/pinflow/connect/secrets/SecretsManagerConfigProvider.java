package io.pinflow.connect.secrets;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Fills {@code ${secretsmanager:name:key}} with a value of a secret of AWS Secrets Manager.
 *
 * <p>The name may be URL-encoded, as that of an ARN with its colons must be. What is filled in has
 * no time to live: a worker would restart a connector each time it is over.
 */
public final class SecretsManagerConfigProvider implements ConfigProvider {
  private static final Logger LOGGER = LoggerFactory.getLogger(SecretsManagerConfigProvider.class);

  /** Key of the AWS region; without it the environment is asked. */
  public static final String REGION_PARAM = "region";

  /** Key of another address of Secrets Manager than the region's public one. */
  public static final String ENDPOINT_PARAM = "endpoint";

  private static final int TRIES = 4;
  private static final long FIRST_WAIT_MS = 250;

  private SecretsManager secrets;

  /** Made by Connect. */
  public SecretsManagerConfigProvider() {}

  @Override
  public void configure(Map<String, ?> configs) {
    Object configured = configs.get(REGION_PARAM);
    String region = configured == null ? regionOfEnvironment() : configured.toString();
    Object endpoint = configs.get(ENDPOINT_PARAM);
    secrets =
        SecretsManager.at(
            region,
            endpoint == null
                ? SecretsManager.publicEndpoint(region)
                : URI.create(endpoint.toString()));
  }

  /** Every value of a secret. */
  @Override
  public ConfigData get(String path) {
    return new ConfigData(read(decoded(path)));
  }

  /** The values asked for; a key the secret lacks is refused. */
  @Override
  public ConfigData get(String path, Set<String> keys) {
    String secret = decoded(path);
    Map<String, String> all = read(secret);
    Map<String, String> asked = new TreeMap<>();
    for (String key : keys) {
      if (!all.containsKey(key)) {
        throw new ConfigException(SecretErrors.noKey(secret, key, all.keySet()));
      }
      asked.put(key, all.get(key));
    }
    return new ConfigData(asked);
  }

  @Override
  public void close() {}

  /** More than once: a connector that can't start for a moment's silence needs a person to. */
  private Map<String, String> read(String secret) {
    long waitMs = FIRST_WAIT_MS;
    for (int tries = 1; ; tries++) {
      try {
        return secrets.read(secret);
      } catch (IOException e) {
        if (tries == TRIES || !waited(waitMs)) {
          throw new ConfigException(e.getMessage());
        }
        LOGGER.warn("{} Another try follows in {} ms", e.getMessage(), waitMs);
        waitMs *= 2;
      }
    }
  }

  private static boolean waited(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String regionOfEnvironment() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    } catch (SdkClientException e) {
      throw new ConfigException(SecretErrors.noRegion());
    }
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path, StandardCharsets.UTF_8);
  }
}
