package io.pinflow.analytics;

/** What the job runs on. */
public final class Platform {

  private Platform() {}

  /** Whether session and JVM belong to Databricks and are not the job's to stop. */
  public static boolean databricks() {
    return System.getenv("DATABRICKS_RUNTIME_VERSION") != null;
  }
}
