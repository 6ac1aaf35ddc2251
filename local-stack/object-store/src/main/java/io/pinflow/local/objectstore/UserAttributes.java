package io.pinflow.local.objectstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** Tells whether a folder's file system keeps the extended attributes that object metadata need. */
final class UserAttributes {

  private static final String PROBE = "pinflow-probe";

  private UserAttributes() {}

  /** The file system is asked by writing one: what it claims and what it does differ. */
  static boolean keptIn(Path directory) throws IOException {
    Path probe = Files.createTempFile(directory, "." + PROBE, "");
    try {
      UserDefinedFileAttributeView view =
          Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
      return view != null && written(view);
    } finally {
      Files.delete(probe);
    }
  }

  private static boolean written(UserDefinedFileAttributeView view) {
    try {
      view.write(PROBE, StandardCharsets.UTF_8.encode(PROBE));
      return view.list().contains(PROBE);
    } catch (IOException | UnsupportedOperationException unsupported) {
      return false;
    }
  }
}
