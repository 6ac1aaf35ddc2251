package io.pinflow.analytics.live;

import io.pinflow.records.Rejection;

/**
 * Why a message was refused, as its dead letter tells it.
 *
 * @param field the raw field at fault; empty when it is the message as a whole
 * @param reason stable code in lower_snake_case
 * @param message problem, cause and remedy; never the message's content
 */
record Refusal(String field, String reason, String message, String remedy) {

  static Refusal of(Rejection rejection) {
    return of(rejection, rejection.message());
  }

  static Refusal ofRow(Rejection rejection, int row, int rows) {
    return of(rejection, "Row " + row + " of " + rows + ": " + rejection.message());
  }

  private static Refusal of(Rejection rejection, String message) {
    return new Refusal(rejection.field(), rejection.reason().code(), message, rejection.remedy());
  }
}
