package io.pinflow.connect.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Puts what is configured for TLS into a driver's own words. Immutable. */
final class Tls {
  private static final String RDS = "rds";
  private static final String SYSTEM = "system";

  private final TlsMode mode;
  private final String authorities;
  private final boolean isRdsHost;

  Tls(TlsMode mode, String authorities, Optional<DatabaseAddress> address) {
    this.mode = mode;
    this.authorities = authorities;
    this.isRdsHost = address.flatMap(DatabaseAddress::region).isPresent();
  }

  /** Adds the driver's settings. */
  void secure(Properties properties, Dialect dialect) throws SQLException {
    if (mode != TlsMode.URL) {
      dialect.secure(properties, mode, mode.verifies() ? Optional.of(file()) : Optional.empty());
    }
  }

  boolean encrypts() {
    return mode.encrypts();
  }

  boolean isLeftToUrl() {
    return mode == TlsMode.URL;
  }

  /** False when there is no such file of certificates. */
  boolean hasAuthorities() {
    return isNamed() || Files.isReadable(Paths.get(authorities));
  }

  private Path file() throws SQLException {
    try {
      if (RDS.equals(authorities) || (authorities.isEmpty() && isRdsHost)) {
        return Authorities.ofRds();
      }
      return isNamed() ? Authorities.ofJava() : Paths.get(authorities);
    } catch (IOException e) {
      throw new SQLException(ConnectionErrors.noCertificateFile(e), "08001", e);
    }
  }

  private boolean isNamed() {
    return authorities.isEmpty() || RDS.equals(authorities) || SYSTEM.equals(authorities);
  }
}
