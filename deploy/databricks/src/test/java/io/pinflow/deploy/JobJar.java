package io.pinflow.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The job's jar, called as a JAR task calls it: its main method in a JVM that has a session. */
final class JobJar {

  private JobJar() {}

  /** The jar that the bundle uploads. */
  static Path file() {
    return Repository.BUNDLE
        .resolve(Bundle.read().root().at("/artifacts/job_jar/files/0/source").asText())
        .normalize();
  }

  /** Our classes in it that speak of others whose names begin so. */
  static List<String> using(String classes) {
    try (JarFile jar = new JarFile(file().toFile())) {
      List<String> found = new ArrayList<>();
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().matches("io/pinflow/.*\\.class")
            && !entry.getName().contains("/shaded/")
            && content(jar, entry).contains(classes)) {
          found.add(entry.getName());
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this JVM has loaded a class, by the name of its file. */
  static boolean loaded(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    Method find = method("java.lang.ClassLoader", "findLoadedClass", String.class);
    return call(find, ClassLoader.getSystemClassLoader(), name) != null;
  }

  /** Names stand in a class file as they are. */
  private static String content(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** The arguments of a job's task, with the parameters of a run or their defaults. */
  static String[] arguments(JsonNode job, Map<String, String> run) {
    List<String> arguments = new ArrayList<>();
    for (JsonNode argument : job.at("/tasks/0/spark_jar_task/parameters")) {
      String text = argument.asText();
      for (JsonNode parameter : job.path("parameters")) {
        String name = parameter.path("name").asText();
        text =
            text.replace(
                "{{job.parameters." + name + "}}",
                run.getOrDefault(name, parameter.path("default").asText()));
      }
      arguments.add(text);
    }
    return arguments.toArray(String[]::new);
  }

  /** Runs the main class of a job's task. */
  static void run(JsonNode job, Map<String, String> parameters) {
    String main = job.at("/tasks/0/spark_jar_task/main_class_name").asText();
    call(method(main, "main", String[].class), null, (Object) arguments(job, parameters));
  }

  /** Has the jar's own command line read arguments; what it refuses is an exception. */
  static void parse(String... arguments) {
    Object commandLine = call(method("io.pinflow.analytics.AnalyticsMain", "commandLine"), null);
    call(
        method(commandLine.getClass().getName(), "parseArgs", String[].class),
        commandLine,
        (Object) arguments);
  }

  /** The text of a location as the job writes it on Databricks. */
  static String location(String text) {
    return call(method("io.pinflow.analytics.Location", "of", String.class), null, text).toString();
  }

  private static Method method(String type, String name, Class<?>... parameters) {
    try {
      Method method = Class.forName(type).getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(Method method, Object on, Object... arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
