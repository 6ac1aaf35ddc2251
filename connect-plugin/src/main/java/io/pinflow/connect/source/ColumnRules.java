package io.pinflow.connect.source;

/** What the configuration says of the values of one column. Immutable but for its mask. */
final class ColumnRules {
  private final DecimalMode decimalMode;
  private final ZeroDates zeroDates;
  private final LargeValues largeValues;
  private final int largeValueMaxBytes;
  private final UnreadableValues unreadableValues;
  private final ColumnMask mask;

  ColumnRules(
      DecimalMode decimalMode,
      ZeroDates zeroDates,
      LargeValues largeValues,
      int largeValueMaxBytes,
      UnreadableValues unreadableValues,
      ColumnMask mask) {
    this.decimalMode = decimalMode;
    this.zeroDates = zeroDates;
    this.largeValues = largeValues;
    this.largeValueMaxBytes = largeValueMaxBytes;
    this.unreadableValues = unreadableValues;
    this.mask = mask;
  }

  DecimalMode decimalMode() {
    return decimalMode;
  }

  ZeroDates zeroDates() {
    return zeroDates;
  }

  UnreadableValues unreadableValues() {
    return unreadableValues;
  }

  boolean isMasked() {
    return mask != null;
  }

  /** True when values of this kind may become null though the database has one. */
  boolean mayDeliverNull(ColumnKind kind) {
    return unreadableValues == UnreadableValues.NULL
        || (zeroDates == ZeroDates.NULL && kind.hasZeroDates())
        || (largeValues == LargeValues.NULL && kind.hasLargeValues());
  }

  /** Whether values of this kind stay as the database has them. */
  boolean changeNothing(ColumnKind kind) {
    return !isMasked() && (largeValues == LargeValues.KEEP || !kind.hasLargeValues());
  }

  /** The reader with what these rules add to it; the reader itself where they add nothing. */
  ColumnReader applied(ColumnReader reader, ColumnKind kind) {
    if (isMasked()) {
      return row -> mask.hide(reader.read(row));
    }
    return changeNothing(kind)
        ? reader
        : new LimitedReader(reader, largeValues, largeValueMaxBytes);
  }
}
