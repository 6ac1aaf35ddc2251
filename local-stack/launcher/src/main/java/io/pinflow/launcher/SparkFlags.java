package io.pinflow.launcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a JVM with Spark in it is started. */
final class SparkFlags {
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private SparkFlags() {}

  /** For a job of seconds, which ends before the second compiler's code would pay. */
  static List<String> shortJob() {
    // One compiler alone gets 48 MB for its code, which Spark can fill.
    return Stream.concat(
            Stream.of(
                "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m"),
            always())
        .toList();
  }

  /** For a job that follows a stream for days. */
  static List<String> longJob() {
    return Stream.concat(Stream.of("-XX:+UseSerialGC"), always()).toList();
  }

  private static Stream<String> always() {
    return Stream.concat(
        Stream.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-Djdk.reflect.useDirectMethodHandle=false",
            "-Dio.netty.tryReflectionSetAccessible=true"),
        OPENED.stream().map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"));
  }

  /** The environment of a Spark job: the keys it is given, and loopback as its address. */
  static Map<String, String> environment(Map<String, String> keys) {
    Map<String, String> environment = new HashMap<>(keys);
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    return environment;
  }
}
