package io.pinflow.emulator.mess;

/** Which kind of door a message goes through. */
public enum Way {
  /** The Kafka REST proxy. */
  REST,
  /** Kinesis through API Gateway. */
  KINESIS
}
