package io.pinflow.local.objectstore;

import java.nio.file.Path;

/** The messages of the store's failures: problem, cause, remedy. */
final class ObjectStoreErrors {

  private ObjectStoreErrors() {}

  static String noCredentials(String variable) {
    return String.format(
        "Cannot start the object store because the environment variable '%s' is not set. Set"
            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the key its clients will sign with.",
        variable);
  }

  static String portTaken(int port, Exception cause) {
    return String.format(
        "Cannot listen on 127.0.0.1:%d: %s. Stop what uses the port, or choose another.",
        port, cause.getMessage());
  }

  static String noUserAttributes(Path directory) {
    return String.format(
        "Cannot keep objects in '%s' because its file system has no user extended attributes, and"
            + " object metadata and checksums live there. Choose a directory on another file"
            + " system (ext4, xfs, btrfs and overlayfs have them).",
        directory);
  }

  static String startFailed(Exception failure) {
    return failure instanceof ObjectStoreException
        ? failure.getMessage()
        : "Cannot run the object store: " + failure + ". The log above says more.";
  }
}
