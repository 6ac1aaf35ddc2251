package io.pinflow.records;

import java.io.IOException;

/**
 * Reads JSON text into plain Java values: Map, List, String, Integer, Long, BigInteger, Double,
 * BigDecimal, Boolean or null.
 *
 * <p>Jackson's {@code text -> mapper.readValue(text, Object.class)} is one; this module has no
 * parser of its own.
 */
@FunctionalInterface
public interface JsonReader {

  /**
   * The value the text holds.
   *
   * @throws IOException when the text is not JSON
   */
  Object read(String text) throws IOException;
}
