package io.pinflow.emulator;

/** Where posts can go. */
enum TargetKind {
  REST,
  KINESIS,
  DATABASE
}
