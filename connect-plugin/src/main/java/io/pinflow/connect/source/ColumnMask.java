package io.pinflow.connect.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.config.types.Password;

/**
 * Hides the values of a column: all behind one text, or each behind a hash of its own that keeps
 * equal values equal. Null stays null. Not thread-safe.
 */
final class ColumnMask {
  private static final String ALGORITHM = "HmacSHA256";
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private final String text;
  private final Mac mac;

  private ColumnMask(String text, Mac mac) {
    this.text = text;
    this.mac = mac;
  }

  /** By a keyed hash (HMAC-SHA-256) when there is a key, else by the text. */
  static ColumnMask of(Password key, String text) {
    return new ColumnMask(text, key.value().isEmpty() ? null : mac(key));
  }

  /** What is delivered instead of a value. */
  String hide(Object value) {
    if (value == null) {
      return null;
    }
    return mac == null ? text : hexadecimal(mac.doFinal(bytes(value)));
  }

  private static Mac mac(Password key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(Object value) {
    return value instanceof byte[]
        ? (byte[]) value
        : value.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String hexadecimal(byte[] hash) {
    StringBuilder hexadecimal = new StringBuilder(2 * hash.length);
    for (byte octet : hash) {
      hexadecimal.append(DIGITS[(octet >> 4) & 0xf]).append(DIGITS[octet & 0xf]);
    }
    return hexadecimal.toString();
  }
}
