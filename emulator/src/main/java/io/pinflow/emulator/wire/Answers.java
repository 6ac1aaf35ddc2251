package io.pinflow.emulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pinflow.emulator.posting.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges HTTP answers. A status of 200 is not believed alone: the REST proxy reports a record that
 * failed inside of a 200, and API Gateway's Kinesis templates make a 200 of every error.
 */
final class Answers {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int MAX_DETAIL = 200;
  private static final String RETRIABLE_RECORD = "50003";
  private static final String THROTTLED = "ProvisionedThroughputExceededException";

  private Answers() {}

  static Answer of(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return ofSuccess(status, response.body());
    }
    String trouble = "HTTP " + status;
    String detail = shortened(response.body());
    if (status != TOO_MANY_REQUESTS && status < FIRST_SERVER_ERROR) {
      return Answer.refused(status, trouble, detail);
    }
    return new Answer(Answer.Verdict.UNAVAILABLE, status, trouble, detail, retryAfter(response));
  }

  private static Answer ofSuccess(int status, String body) {
    Optional<String> error = hiddenError(body);
    if (error.isEmpty()) {
      return Answer.accepted(status);
    }
    String trouble = "HTTP " + status + " with " + error.get();
    boolean passes = error.get().equals(RETRIABLE_RECORD) || error.get().endsWith(THROTTLED);
    return passes
        ? Answer.unavailable(status, trouble, shortened(body))
        : Answer.refused(status, trouble, shortened(body));
  }

  /** The first error_code that is not null, or the type of an AWS exception. */
  private static Optional<String> hiddenError(String body) {
    if (!body.contains("error_code") && !body.contains("__type")) {
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && isError(parser.currentName())) {
          if (parser.nextToken() != JsonToken.VALUE_NULL) {
            return Optional.of(parser.getText());
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("a body that is not JSON");
    }
  }

  private static boolean isError(String field) {
    return field.equals("error_code") || field.equals("__type");
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static String shortened(String body) {
    String line = body.replaceAll("\\s+", " ").strip();
    return line.length() > MAX_DETAIL ? line.substring(0, MAX_DETAIL) + "…" : line;
  }
}
