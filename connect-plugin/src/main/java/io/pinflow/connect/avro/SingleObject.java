package io.pinflow.connect.avro;

/**
 * The ten bytes before the body in Avro's single-object encoding (Avro 1.12 specification,
 * "Single-object encoding").
 */
final class SingleObject {
  static final int HEADER_BYTES = 10;

  private static final byte MARKER = (byte) 0xC3;
  private static final byte VERSION = 0x01;
  private static final int FINGERPRINT_OFFSET = 2;
  private static final int FINGERPRINT_BYTES = 8;

  private SingleObject() {}

  static boolean hasHeader(byte[] message) {
    return message.length >= HEADER_BYTES && message[0] == MARKER && message[1] == VERSION;
  }

  /** The CRC-64-AVRO fingerprint, which stands little-endian. */
  static long fingerprint(byte[] message) {
    long fingerprint = 0;
    for (int i = FINGERPRINT_BYTES - 1; i >= 0; i--) {
      fingerprint = (fingerprint << Byte.SIZE) | (message[FINGERPRINT_OFFSET + i] & 0xFF);
    }
    return fingerprint;
  }

  static byte[] header(long fingerprint) {
    byte[] header = new byte[HEADER_BYTES];
    header[0] = MARKER;
    header[1] = VERSION;
    for (int i = 0; i < FINGERPRINT_BYTES; i++) {
      header[FINGERPRINT_OFFSET + i] = (byte) (fingerprint >>> (i * Byte.SIZE));
    }
    return header;
  }
}
