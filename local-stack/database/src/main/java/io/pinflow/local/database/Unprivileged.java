package io.pinflow.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL, which refuses to be root, runs when we are root: in a user namespace of its own,
 * where root's files are its own and it has no power; where namespaces are forbidden, as the user
 * nobody.
 */
final class Unprivileged {

  private static final int NOBODY = 65_534;
  private static final int ROOT = 0;
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  private Unprivileged() {}

  /** The command to put before the server's; none when we are not root. */
  static List<String> prefix() throws DatabaseException {
    if (!Root.isMe()) {
      return List.of();
    }
    if (namespaced()) {
      return NAMESPACE;
    }
    if (works(AS_NOBODY)) {
      return AS_NOBODY;
    }
    throw new DatabaseException(DatabaseErrors.onlyRoot());
  }

  /** Gives the folder to whom the server will run as; only root has to. */
  static void own(Path root) throws IOException {
    if (!Root.isMe()) {
      return;
    }
    int owner = namespaced() ? ROOT : NOBODY;
    for (Path path : FileTrees.contents(root)) {
      Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static boolean namespaced() {
    return works(NAMESPACE);
  }

  private static boolean works(List<String> prefix) {
    return Commands.succeeds(Stream.concat(prefix.stream(), Stream.of("true")).toList());
  }
}
