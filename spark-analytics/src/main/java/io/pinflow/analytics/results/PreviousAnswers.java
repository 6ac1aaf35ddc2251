package io.pinflow.analytics.results;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import java.util.Arrays;
import java.util.List;

/**
 * The files of a result folder as they were before the last run that changed the answers, in its
 * folder {@value #FOLDER}.
 *
 * <p>The summary is copied last, and a run writes its own summary last: where both are the same the
 * copy is whole and a run that was cut short is being tried again, so the copy is left as it is.
 */
public final class PreviousAnswers {

  /** The name of the folder. */
  public static final String FOLDER = "previous";

  private final Folders folders;
  private final Location results;
  private final List<String> names;
  private final String summary;

  /**
   * The copies of a result folder.
   *
   * @param names of the files but the summary
   * @param summary name of the file that each run writes last
   */
  public PreviousAnswers(Folders folders, Location results, List<String> names, String summary) {
    this.folders = folders;
    this.results = results;
    this.names = List.copyOf(names);
    this.summary = summary;
  }

  /** Copies the files as they are now, where there is a whole run to copy. */
  public void keep() {
    Location previous = results.resolve(FOLDER);
    byte[] current = folders.read(results.resolve(summary));
    if (current.length == 0 || Arrays.equals(current, folders.read(previous.resolve(summary)))) {
      return;
    }
    for (String name : names) {
      copy(results.resolve(name), previous.resolve(name));
    }
    folders.write(previous.resolve(summary), current);
  }

  private void copy(Location from, Location to) {
    if (folders.isFile(from)) {
      folders.write(to, folders.read(from));
    } else if (folders.isFile(to)) {
      folders.remove(to);
    }
  }
}
