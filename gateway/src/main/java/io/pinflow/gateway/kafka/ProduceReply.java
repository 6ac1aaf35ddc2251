package io.pinflow.gateway.kafka;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The answer to a produce request: the REST proxy's, its properties in the same order and its nulls
 * present.
 */
record ProduceReply(int status, Buffer body, boolean hasWritten) {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int UNPROCESSABLE = 422;
  private static final int NOT_RETRIABLE = 1;
  private static final int RETRIABLE = 2;

  static ProduceReply of(List<Sent> records, Compatibility compatibility) {
    Buffer body = Buffer.buffer("{\"offsets\":[");
    for (int place = 0; place < records.size(); place++) {
      body.appendString(place == 0 ? "" : ",")
          .appendString(entry(records.get(place), compatibility));
    }
    body.appendString("],\"key_schema_id\":null,\"value_schema_id\":null}");
    return new ProduceReply(
        status(records, compatibility), body, records.stream().anyMatch(Sent::isWritten));
  }

  /** Its size where it is worth keeping; otherwise less than nothing. */
  long keptBytes() {
    return hasWritten ? body.length() : -1;
  }

  /** Whether a failure is none of Kafka's own kinds. */
  static boolean isNonKafka(Sent record) {
    return !record.isWritten() && !(record.failure() instanceof KafkaException);
  }

  private static String entry(Sent record, Compatibility compatibility) {
    if (record.isWritten()) {
      return "{\"partition\":"
          + record.partition()
          + ",\"offset\":"
          + record.offset()
          + ",\"error_code\":null,\"error\":null}";
    }
    return new JsonObject()
        .putNull("partition")
        .putNull("offset")
        .put("error_code", code(record.failure(), compatibility))
        .put("error", KafkaErrors.message(record.failure()))
        .encode();
  }

  private static int code(Throwable failure, Compatibility compatibility) {
    if (!compatibility.isLenient()) {
      return KafkaErrors.code(failure);
    }
    return failure instanceof RetriableException ? RETRIABLE : NOT_RETRIABLE;
  }

  private static int status(List<Sent> records, Compatibility compatibility) {
    int status = OK;
    for (Sent record : records) {
      if (!record.isWritten()) {
        int code = KafkaErrors.code(record.failure());
        if (code == KafkaErrors.AUTHENTICATION) {
          return UNAUTHORIZED;
        }
        if (code == KafkaErrors.AUTHORIZATION) {
          return FORBIDDEN;
        }
        status = compatibility.isLenient() ? UNPROCESSABLE : OK;
      }
    }
    return status;
  }
}
