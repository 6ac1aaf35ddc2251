package io.pinflow.cleaner;

import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Rejection;
import java.util.OptionalInt;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Why a message was refused, as its dead letter tells it.
 *
 * @param exception name of the exception's class
 * @param message problem, cause and remedy; never the record's content
 * @param field the raw field at fault; empty when it is the record as a whole
 * @param reason stable code of the reason in lower_snake_case
 * @param remedy what the sender can do
 * @param row which row of the message it is, from 1, when the message holds several
 */
record Refusal(
    String exception, String message, String field, String reason, String remedy, OptionalInt row) {
  private static final String TOO_LARGE = "record_too_large";

  static Refusal of(Rejection rejection) {
    return of(rejection, rejection.message(), OptionalInt.empty());
  }

  static Refusal ofRow(Rejection rejection, int row, int rows) {
    String message = CleanerErrors.inRow(row, rows, rejection.message());
    return of(rejection, message, OptionalInt.of(row));
  }

  private static Refusal of(Rejection rejection, String message, OptionalInt row) {
    return new Refusal(
        RejectedRecordException.class.getName(),
        message,
        rejection.field(),
        rejection.reason().code(),
        rejection.remedy(),
        row);
  }

  static Refusal tooLarge(long bytes, int limit, String topic) {
    return new Refusal(
        RecordTooLargeException.class.getName(),
        CleanerErrors.recordTooLarge(bytes, limit, topic),
        "",
        TOO_LARGE,
        CleanerErrors.recordTooLargeRemedy(topic),
        OptionalInt.empty());
  }

  /** The same, saying that the dead letter lacks the value and where it still is. */
  Refusal withoutValue(RecordMetadata from) {
    return new Refusal(
        exception, CleanerErrors.withoutValue(message, from), field, reason, remedy, row);
  }
}
