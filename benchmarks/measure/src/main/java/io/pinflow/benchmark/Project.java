package io.pinflow.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The built project: where its artifacts are, and a folder for what a benchmark leaves. */
public final class Project {
  private static final String JAR = "pinflow-[a-z-]+-[0-9][0-9.]*\\.jar";
  private static final String RUNNABLE_JAR = "pinflow-[a-z-]+-[0-9][0-9.]*-all\\.jar";

  private static final String ARCHIVE = "pinflow-[a-z-]+-[0-9][0-9.]*\\.zip";

  private final Path root;

  private Project(Path root) {
    this.root = root;
  }

  /** The project the working folder is in. */
  public static Project here() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return new Project(folder);
      }
    }
    throw BenchmarkErrors.notInTheProject(start);
  }

  /** An empty folder, cleared of what an earlier run left. */
  public Path emptyFolder(String name) throws IOException {
    Path folder = root.resolve("benchmarks/target").resolve(name);
    delete(folder);
    return Files.createDirectories(folder);
  }

  /** Deletes a folder and all it holds. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** A file of the project's sources. */
  public Path file(String path) {
    return root.resolve(path);
  }

  /** The jar with all its libraries that a module builds. */
  public Path runnableJar(String module) throws IOException {
    return jar(module, RUNNABLE_JAR);
  }

  /** The archive that a module builds. */
  public Path zip(String module) throws IOException {
    return jar(module, ARCHIVE);
  }

  /** The class path of a server of the local stack. */
  public String classPath(String module) throws IOException {
    Path libraries = root.resolve(module).resolve("target/classpath.txt");
    if (!Files.exists(libraries)) {
      throw BenchmarkErrors.notBuilt(module);
    }
    return jar(module, JAR) + File.pathSeparator + Files.readString(libraries).strip();
  }

  /** A port of loopback nobody uses at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Path jar(String module, String name) throws IOException {
    Path target = root.resolve(module).resolve("target");
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        List<Path> jars =
            files.filter(file -> file.getFileName().toString().matches(name)).toList();
        if (!jars.isEmpty()) {
          return jars.get(0);
        }
      }
    }
    throw BenchmarkErrors.notBuilt(module);
  }
}
