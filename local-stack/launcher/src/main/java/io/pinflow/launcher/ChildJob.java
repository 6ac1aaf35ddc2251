package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A job of another part that this command waits for: its JSON lines are events, all else goes to
 * its log.
 */
final class ChildJob {
  /** How a process ends that was asked to before it could listen. */
  private static final int TERMINATED = 128 + 15;

  private final ProcessStarter starter;
  private final Home home;
  private final String name;
  private volatile Process running;
  private volatile boolean stopped;

  ChildJob(ProcessStarter starter, Home home, String name) {
    this.starter = starter;
    this.home = home;
    this.name = name;
  }

  /**
   * Runs to the end.
   *
   * @param events takes each JSON object the job prints, on the calling thread
   * @throws Problem when the job ends with an error, with what it said last
   */
  void run(List<String> command, Map<String, String> environment, Consumer<JsonNode> events)
      throws InterruptedException {
    Process process = starter.startJob(name, command, environment);
    running = process;
    try {
      follow(process, events);
      int exitCode = process.waitFor();
      if (exitCode != 0 && !(stopped && exitCode == TERMINATED)) {
        throw Problem.failed(name + " failed (exit code " + exitCode + "): " + lastWords());
      }
    } finally {
      end(process);
    }
  }

  /** Asks the job to end, as Ctrl-C would; {@link #run} returns once it has. */
  void stop() {
    stopped = true;
    Process process = running;
    if (process != null) {
      // By its handle: Process.destroy() would close the output that is still read.
      process.toHandle().destroy();
    }
  }

  private void end(Process process) {
    process.destroy();
    starter.records().remove(name);
  }

  private void follow(Process process, Consumer<JsonNode> events) {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        BufferedWriter log =
            Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<JsonNode> event = Json.parseLine(line);
        if (event.isPresent()) {
          events.accept(event.get());
        } else {
          log.write(line);
          log.newLine();
          log.flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return home.logs().resolve(name + ".log");
  }

  /** The one line the job ended with where it has one, else the end of its log. */
  private String lastWords() {
    List<String> tail = ServiceProcess.lastLines(log());
    return tail.stream()
        .filter(
            line ->
                line.startsWith("Cannot ")
                    || line.startsWith("Invalid ")
                    || line.startsWith("Must "))
        .reduce((first, last) -> last)
        .orElseGet(
            () ->
                "see "
                    + log()
                    + ", which ends:"
                    + System.lineSeparator()
                    + String.join(System.lineSeparator(), tail));
  }
}
