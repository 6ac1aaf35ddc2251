package io.pinflow.local.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's binaries, which come as an archive inside a jar. */
final class PostgresFiles {

  private static final String VERSION = "17.10.0";
  private static final List<String> ARCHIVES =
      List.of(
          "postgres-linux-x86_64.txz",
          "postgres-linux-arm_64.txz",
          "postgres-darwin-x86_64.txz",
          "postgres-darwin-arm_64.txz");
  private static final int OWNER_MAY_RUN = 0100;

  private final Home home;

  PostgresFiles(Home home) {
    this.home = home;
  }

  Path program(String name) {
    return home.binaries(VERSION).resolve("bin").resolve(name);
  }

  void unpack() throws IOException, DatabaseException {
    if (Files.exists(home.binaries(VERSION))) {
      return;
    }
    Path unfinished = home.unfinished("binaries");
    FileTrees.delete(unfinished);
    try (TarArchiveInputStream archive = archive()) {
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        unpack(archive, entry, unfinished.resolve(entry.getName()).normalize());
      }
    }
    Files.move(unfinished, home.binaries(VERSION), StandardCopyOption.ATOMIC_MOVE);
  }

  private static TarArchiveInputStream archive() throws IOException, DatabaseException {
    InputStream archive =
        ARCHIVES.stream()
            .map(name -> PostgresFiles.class.getResourceAsStream("/" + name))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> new DatabaseException(DatabaseErrors.noBinaries("PostgreSQL")));
    return new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
  }

  private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(archive, target);
    if ((entry.getMode() & OWNER_MAY_RUN) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
