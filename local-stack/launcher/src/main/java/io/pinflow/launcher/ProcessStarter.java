package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts the processes of a home: in a session of their own, so that Ctrl-C reaches only the
 * launcher, which then stops them in order; each with its log in the home.
 */
final class ProcessStarter {
  private final Home home;
  private final ProcessRecords records;
  private final List<String> hostName;

  ProcessStarter(Home home) {
    this.home = home;
    this.records = new ProcessRecords(home.run());
    this.hostName = HostsFile.flags(home);
  }

  ProcessRecords records() {
    return records;
  }

  /** Starts a server that outlives this command unless stopped. */
  ServiceProcess startService(
      String name, int port, List<String> command, Map<String, String> environment) {
    Path log = freshLog(name);
    ProcessBuilder builder = builder(detached(command), environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = start(name, builder);
    records.add(name, process.toHandle(), port);
    return new ServiceProcess(name, process.toHandle(), log);
  }

  /** Starts a job whose output this command reads. */
  Process startJob(String name, List<String> command, Map<String, String> environment) {
    Path log = freshLog(name);
    ProcessBuilder builder = builder(detached(command), environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = start(name, builder);
    records.add(name, process.toHandle(), 0);
    return process;
  }

  /** The log of a new start; that of the start before is kept beside it. */
  private Path freshLog(String name) {
    Path log = home.logs().resolve(name + ".log");
    try {
      if (Files.exists(log)) {
        Files.move(
            log, home.logs().resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log;
  }

  private ProcessBuilder builder(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.root().toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder;
  }

  private static Process start(String name, ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw Problem.failed("Cannot start " + name + ": " + e.getMessage() + ".", e);
    }
  }

  private static List<String> detached(List<String> command) {
    List<String> whole = new ArrayList<>();
    Stream.of("/usr/bin/setsid", "/usr/bin/nohup")
        .filter(tool -> Files.isExecutable(Path.of(tool)))
        .findFirst()
        .ifPresent(whole::add);
    whole.addAll(command);
    return whole;
  }

  /** The command line of a JVM with the flags every part of the stack gets. */
  List<String> java(int maxHeapMebibytes, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + maxHeapMebibytes + "m");
    command.add("-Djava.io.tmpdir=" + home.temporary());
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Duser.timezone=UTC");
    command.addAll(hostName);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(arguments);
    return command;
  }
}
