package io.pinflow.gateway;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the repository the tests run in: the folder above the module that holds .mvn. */
final class Repository {
  private Repository() {}

  static Path path(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder.resolve(path);
  }
}
