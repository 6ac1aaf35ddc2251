package io.pinflow.analytics.live;

import io.pinflow.analytics.kernel.Micros;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A cleaned row of any table.
 *
 * @param number the post's, {@code ind}
 * @param values all columns in the table's order: Integer, Double, String, LocalDateTime, a list of
 *     these, or null
 */
record Post(int number, List<Object> values) {

  Post {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** Eight bytes that stand for the content: rows of the same content, and no others, have it. */
  long digest() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(values, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteBuffer.wrap(sha256().digest(bytes.toByteArray())).getLong();
  }

  private static void write(List<?> list, DataOutputStream out) throws IOException {
    out.writeInt(list.size());
    for (Object value : list) {
      write(value, out);
    }
  }

  private static void write(Object value, DataOutputStream out) throws IOException {
    if (value == null) {
      out.writeByte(0);
    } else if (value instanceof Integer number) {
      out.writeByte(1);
      out.writeInt(number);
    } else if (value instanceof Double number) {
      out.writeByte(2);
      out.writeDouble(number);
    } else if (value instanceof LocalDateTime time) {
      out.writeByte(3);
      out.writeLong(Micros.of(time));
    } else if (value instanceof List<?> list) {
      out.writeByte(4);
      write(list, out);
    } else {
      byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
      out.writeByte(5);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
