package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The servers around a worker, as the local stack starts them. */
final class Servers {
  private static final int DATABASE_MEGABYTES = 64;
  private static final int BROKER_MEGABYTES = 512;
  private static final String PASSWORD_VARIABLE = "PINFLOW_DATABASE_PASSWORD";

  private final Project project;
  private final Path folder;
  private final String password;

  Servers(Project project, Path folder, String password) {
    this.project = project;
    this.folder = folder;
    this.password = password;
  }

  /** What a process needs in its environment to log in to the database. */
  Map<String, String> environment() {
    return Map.of(PASSWORD_VARIABLE, password);
  }

  ChildProcess database(Engine engine, int port) throws IOException {
    return database(engine, port, List.of());
  }

  /** A database whose changes can be followed. */
  ChildProcess loggedDatabase(Engine engine, int port) throws IOException {
    return database(engine, port, List.of("--change-log", "kept"));
  }

  private ChildProcess database(Engine engine, int port, List<String> more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-cp",
                project.classPath("local-stack/database"),
                "io.pinflow.local.database.DatabaseMain",
                "--engine",
                engine.option(),
                "--directory",
                folder.resolve("database").toString(),
                "--port",
                Integer.toString(port),
                "--database",
                Engine.database()));
    arguments.addAll(more);
    return ChildProcess.start("database", folder, DATABASE_MEGABYTES, environment(), arguments);
  }

  ChildProcess broker(int port) throws IOException {
    return ChildProcess.start(
        "broker",
        folder,
        BROKER_MEGABYTES,
        Map.of(),
        List.of(
            "-cp",
            project.classPath("local-stack/kafka"),
            "io.pinflow.local.kafka.BrokerMain",
            "--data-directory",
            folder.resolve("kafka").toString(),
            "--port",
            Integer.toString(port),
            "--controller-port",
            Integer.toString(Project.freePort())));
  }
}
