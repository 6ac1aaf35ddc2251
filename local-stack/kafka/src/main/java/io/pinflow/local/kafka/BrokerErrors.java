package io.pinflow.local.kafka;

/** The messages of the broker's failures: problem, cause, remedy. */
final class BrokerErrors {

  private BrokerErrors() {}

  static String portTaken(int port, Exception cause) {
    return String.format(
        "Cannot listen on 127.0.0.1:%d: %s. Stop what uses the port, or choose another.",
        port, cause.getMessage());
  }

  static String startFailed(Exception failure) {
    return failure instanceof PortTakenException
        ? failure.getMessage()
        : "Cannot run the broker: " + failure + ". The log above says more.";
  }
}
