package io.pinflow.endtoend;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds objects where the S3 server keeps them, while it writes others: each has another name at
 * first, which may be gone before it is looked at.
 */
final class LandedObjects extends SimpleFileVisitor<Path> {
  private final String ending;
  private final List<Path> found = new ArrayList<>();

  private LandedObjects(String ending) {
    this.ending = ending;
  }

  /** Those below a folder, which need not be there, whose names end so. */
  static List<Path> under(Path folder, String ending) throws IOException {
    LandedObjects objects = new LandedObjects(ending);
    Files.walkFileTree(folder, objects);
    return objects.found;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (file.toString().endsWith(ending)) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
