package io.pinflow.analytics.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts of the classpath: the page's template, style and scripts, the queries. */
final class Resources {
  private Resources() {}

  /** A text the jar can't be without. */
  static String text(String path) {
    return optionalText(path).orElseThrow(() -> ReportErrors.incompleteJar(path));
  }

  static Optional<String> optionalText(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
