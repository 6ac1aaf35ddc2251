package io.pinflow.gateway.kinesis;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** What Kinesis answered, its status and its JSON byte for byte. */
record KinesisAnswer(int status, Buffer body) {
  private static final Set<String> THROTTLED =
      Set.of(
          "ProvisionedThroughputExceededException",
          "LimitExceededException",
          "ThrottlingException",
          "KMSThrottlingException");
  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;

  boolean isSuccess() {
    return status == OK;
  }

  /** Its size where it is worth keeping; otherwise less than nothing. */
  long keptBytes() {
    return isSuccess() ? body.length() : -1;
  }

  boolean isThrottled() {
    return !isSuccess() && isThrottling(errorType());
  }

  boolean isFault() {
    return status >= SERVER_ERROR;
  }

  /** Whether an error of this name says: later, please. */
  static boolean isThrottling(String errorType) {
    return THROTTLED.contains(errorType);
  }

  JsonObject json() {
    return new JsonObject(body);
  }

  /** The error's name without the name space it may carry; empty when there is none. */
  private String errorType() {
    try {
      String type = json().getString("__type", "");
      return type.substring(type.indexOf('#') + 1);
    } catch (DecodeException | ClassCastException e) {
      return "";
    }
  }
}
