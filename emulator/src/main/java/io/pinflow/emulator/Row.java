package io.pinflow.emulator;

import java.util.List;

/**
 * A row of a raw table: one value a column, in table order. A value is an Integer, a String, a
 * BigDecimal (FLOAT), a {@link RowTime} (TIME), or null.
 */
public record Row(RawTable table, List<Object> values) {}
