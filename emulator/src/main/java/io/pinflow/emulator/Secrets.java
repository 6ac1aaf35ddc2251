package io.pinflow.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads secrets from files, so that no command line shows them. */
final class Secrets {
  private Secrets() {}

  /** The first line of a file without blanks around it. */
  static String firstLine(String option, Path file) throws EmulatorException {
    try {
      String secret = Files.readString(file).lines().findFirst().orElse("").strip();
      if (!secret.isEmpty()) {
        return secret;
      }
    } catch (IOException e) {
      throw EmulateErrors.noSecret(option, file);
    }
    throw EmulateErrors.noSecret(option, file);
  }
}
