package io.pinflow.connect.source;

import java.util.Locale;

/** How a connection to the database is encrypted. */
enum TlsMode {
  /** As connection.url says, in the driver's own words. */
  URL,
  DISABLE,
  /** Encrypted, to whoever answers. */
  REQUIRE,
  /** Encrypted, to somebody an authority vouches for. */
  VERIFY_CA,
  /** Encrypted, to the very host of the URL. */
  VERIFY_FULL;

  static TlsMode of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  boolean verifies() {
    return this == VERIFY_CA || this == VERIFY_FULL;
  }

  boolean encrypts() {
    return this == REQUIRE || verifies();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
