package io.pinflow.connect.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Certificates of the authorities to trust, as files: the one form in which both drivers take them
 * at their word. MariaDB's, left to what Java trusts, takes a server that vouches for itself as
 * well. Thread-safe.
 */
final class Authorities {
  private static final String BUNDLE = "rds-ca-bundle.pem";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /** One for all tasks of a worker; the JVM takes it along when it ends. */
  private static Path rds;

  private static Path java;

  private Authorities() {}

  /** Those of Amazon RDS, which Java doesn't know and the plugin brings along. */
  static synchronized Path ofRds() throws IOException {
    if (isGone(rds)) {
      try (InputStream bundle = Authorities.class.getResourceAsStream(BUNDLE)) {
        rds = written("rds", bundle);
      }
    }
    return rds;
  }

  /** Those that Java trusts. */
  static synchronized Path ofJava() throws IOException {
    if (isGone(java)) {
      byte[] text = trustedByJava().getBytes(StandardCharsets.US_ASCII);
      java = written("java", new ByteArrayInputStream(text));
    }
    return java;
  }

  /** Temporary folders are tidied by others. */
  private static boolean isGone(Path file) {
    return file == null || !Files.exists(file);
  }

  private static Path written(String name, InputStream certificates) throws IOException {
    Path fresh = Files.createTempFile("authorities-" + name, ".pem");
    fresh.toFile().deleteOnExit();
    Files.copy(certificates, fresh, StandardCopyOption.REPLACE_EXISTING);
    return fresh;
  }

  private static String trustedByJava() throws IOException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      StringBuilder text = new StringBuilder();
      for (TrustManager manager : factory.getTrustManagers()) {
        for (X509Certificate authority : ((X509TrustManager) manager).getAcceptedIssuers()) {
          text.append("-----BEGIN CERTIFICATE-----\n")
              .append(LINES.encodeToString(authority.getEncoded()))
              .append("\n-----END CERTIFICATE-----\n");
        }
      }
      return text.toString();
    } catch (GeneralSecurityException e) {
      throw new IOException("Java's own authorities can't be read", e);
    }
  }
}
