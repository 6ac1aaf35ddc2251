package io.pinflow.analytics.live;

import java.util.Map;

/**
 * How the topics are read.
 *
 * @param client more properties of the consumer, as in a {@code client.properties}
 */
record KafkaSettings(String bootstrapServers, Map<String, String> client, Topics topics) {

  /** Which topics. */
  enum Topics {
    /** Avro that the cleaner made, and its dead letters. */
    CLEANED,
    /** JSON as it came; the job cleans it itself. */
    RAW
  }
}
