package io.pinflow.spark.kinesis;

import java.math.BigInteger;

/** Order of sequence numbers: decimal numbers of up to 186 digits, never compared as text. */
final class SequenceNumbers {

  private SequenceNumbers() {}

  static int compare(String one, String other) {
    return new BigInteger(one).compareTo(new BigInteger(other));
  }

  static boolean isAfter(String one, String other) {
    return compare(one, other) > 0;
  }
}
