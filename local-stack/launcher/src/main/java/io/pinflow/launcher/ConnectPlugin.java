package io.pinflow.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Installs the zip that users upload to MSK Connect into a worker's plugin path, as the worker
 * would.
 */
final class ConnectPlugin {
  private final Path zip;
  private final Path pluginPath;

  ConnectPlugin(Path zip, Path pluginPath) {
    this.zip = zip;
    this.pluginPath = pluginPath;
  }

  void install() {
    try {
      String stamp = Files.size(zip) + " " + Files.getLastModifiedTime(zip);
      Path marker = pluginPath.resolve(".installed");
      if (Files.exists(marker) && Files.readString(marker).equals(stamp)) {
        return;
      }
      deleteOld();
      unzip();
      Files.writeString(marker, stamp);
    } catch (IOException e) {
      throw Problem.failed(
          "Cannot install " + zip + " into " + pluginPath + ": " + e.getMessage() + ".", e);
    }
  }

  private void deleteOld() throws IOException {
    if (Files.isDirectory(pluginPath)) {
      new Home(pluginPath).delete();
    }
    Files.createDirectories(pluginPath);
  }

  private void unzip() throws IOException {
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        extract(archive, entry, target(entry));
      }
    }
  }

  private Path target(ZipEntry entry) {
    Path target = pluginPath.resolve(entry.getName()).normalize();
    if (!target.startsWith(pluginPath)) {
      throw Problem.failed(
          "Cannot install "
              + zip
              + " because its entry '"
              + entry.getName()
              + "' leaves the folder.");
    }
    return target;
  }

  private static void extract(ZipFile archive, ZipEntry entry, Path target) {
    try {
      if (entry.isDirectory()) {
        Files.createDirectories(target);
        return;
      }
      Files.createDirectories(target.getParent());
      try (InputStream content = archive.getInputStream(entry)) {
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
