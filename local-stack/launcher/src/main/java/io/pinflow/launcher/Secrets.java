package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/**
 * The passwords of the local servers: made once a home, kept in a file only its owner reads, handed
 * to the parts by environment or by Connect's file provider, never printed.
 */
final class Secrets {
  static final String DATABASE_PASSWORD = "database.password";
  static final String S3_ACCESS_KEY = "s3.access.key";
  static final String S3_SECRET_KEY = "s3.secret.key";

  private static final int RANDOM_BYTES = 18;

  private final Path file;
  private final Properties values;

  private Secrets(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  static Secrets of(Home home) {
    Path file = home.config("secrets.properties");
    if (!Files.exists(file)) {
      write(file);
    }
    return new Secrets(file, read(file));
  }

  Path file() {
    return file;
  }

  String databasePassword() {
    return values.getProperty(DATABASE_PASSWORD);
  }

  String s3AccessKey() {
    return values.getProperty(S3_ACCESS_KEY);
  }

  String s3SecretKey() {
    return values.getProperty(S3_SECRET_KEY);
  }

  /** The S3 server's keys as every AWS client reads them from its environment. */
  Map<String, String> s3Environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", s3AccessKey(),
        "AWS_SECRET_ACCESS_KEY", s3SecretKey(),
        "AWS_REGION", "us-east-1");
  }

  private static void write(Path file) {
    try {
      Path partial = file.resolveSibling(file.getFileName() + ".partial");
      Files.deleteIfExists(partial);
      Files.createFile(
          partial,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      String text =
          DATABASE_PASSWORD
              + "="
              + random()
              + "\n"
              + S3_ACCESS_KEY
              + "="
              + random()
              + "\n"
              + S3_SECRET_KEY
              + "="
              + random()
              + "\n";
      Files.writeString(partial, text);
      Files.move(partial, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read(Path file) {
    Properties values = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
