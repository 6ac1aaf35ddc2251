package io.pinflow.analytics;

/** Tells a write that met another one from all other failures. */
public final class Conflicts {

  private Conflicts() {}

  /**
   * Whether another writer was quicker: then the same write may be tried again. By name, since
   * Delta's exceptions live in other packages on Databricks.
   */
  public static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String name = cause.getClass().getName();
      if ((name.contains(".delta.") || name.contains(".tahoe."))
          && (name.contains("Concurrent")
              || name.endsWith("MetadataChangedException")
              || name.endsWith("ProtocolChangedException"))) {
        return true;
      }
    }
    return false;
  }
}
