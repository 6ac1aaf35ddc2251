package io.pinflow.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The versions a result was made with. */
public final class Versions {

  /** This build's own; a test compares it with the pom. */
  public static final String PINFLOW = "0.1.0";

  private Versions() {}

  public static Map<String, String> of(SparkSession spark) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("pinflow", PINFLOW);
    versions.put("spark", spark.version());
    versions.put("delta", delta());
    versions.put("java", System.getProperty("java.version"));
    return versions;
  }

  private static String delta() {
    try {
      Class<?> delta = Class.forName("io.delta.package$");
      Object module = delta.getField("MODULE$").get(null);
      return String.valueOf(delta.getMethod("VERSION").invoke(module));
    } catch (ReflectiveOperationException builtIntoThePlatform) {
      return "built into the platform";
    }
  }
}
