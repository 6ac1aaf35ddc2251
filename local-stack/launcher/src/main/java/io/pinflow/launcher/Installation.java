package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the built artifacts of this checkout lie. */
final class Installation {
  private final Path root;

  Installation(Path root) {
    this.root = root;
  }

  /** The checkout named by the system property {@code pinflow.root}, set by the shell launcher. */
  static Installation current() {
    String root = System.getProperty("pinflow.root");
    if (root == null) {
      throw Problem.usage("Cannot find the checkout. Start pinflow by its launcher, ./pinflow.");
    }
    return new Installation(Path.of(root));
  }

  Path path(String relative) {
    return root.resolve(relative);
  }

  /** The class path of a module that runs from its jar and the local Maven repository. */
  String classpath(String module) {
    Path target = root.resolve(module).resolve("target");
    return onlyFile(target, "jar")
        + java.io.File.pathSeparator
        + read(target.resolve("classpath.txt"));
  }

  /** The runnable jar of a module, with all it needs inside. */
  Path runnableJar(String module) {
    return onlyFile(root.resolve(module).resolve("target"), "all.jar");
  }

  Path connectPluginZip() {
    return onlyFile(root.resolve("connect-plugin/target"), "zip");
  }

  private static Path onlyFile(Path target, String kind) {
    List<Path> found = artifacts(target, kind);
    if (found.size() != 1) {
      throw Problem.failed(
          "Cannot find the built artifact ("
              + kind
              + ") in "
              + target
              + ". Build it: ./pinflow does, or mvn package.");
    }
    return found.get(0);
  }

  private static List<Path> artifacts(Path target, String kind) {
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> isArtifact(file.getFileName().toString(), kind)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isArtifact(String name, String kind) {
    if (!name.startsWith("pinflow-")) {
      return false;
    }
    return switch (kind) {
      case "all.jar" -> name.endsWith("-all.jar");
      case "zip" -> name.endsWith(".zip");
      default ->
          name.endsWith(".jar")
              && Stream.of("-all.jar", "-sources.jar", "-tests.jar", "-cases.jar", "-javadoc.jar")
                  .noneMatch(name::endsWith);
    };
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw Problem.failed(
          "Cannot read " + file + ". Build it: ./pinflow does, or mvn package.", e);
    }
  }
}
