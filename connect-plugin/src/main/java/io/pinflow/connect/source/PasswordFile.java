package io.pinflow.connect.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.SQLException;

/** A password that stands alone in a file, which others may replace at any time. Stateless. */
final class PasswordFile implements LogIns {
  private final String user;
  private final Path file;

  PasswordFile(String user, String file) {
    this.user = user;
    this.file = Paths.get(file);
  }

  /** Without the line break that editors leave at the end. */
  @Override
  public LogIn current() throws SQLException {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return new LogIn(user, text.replaceFirst("\\r?\\n$", ""));
    } catch (IOException e) {
      throw new SQLException(ConnectionErrors.unreadablePasswordFile(file, e), REFUSED);
    }
  }
}
