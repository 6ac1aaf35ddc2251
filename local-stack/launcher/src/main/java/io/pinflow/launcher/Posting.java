package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One emulator that posts through the gateway by one of its doors, as its own process. */
final class Posting {
  private static final int HEAP = 192;

  private final String door;
  private final Home home;
  private final Names names;
  private final Installation installation;
  private final ProcessStarter starter;
  private final Path file;
  private final PostRecords records;
  private volatile JsonNode last = Json.MAPPER.createObjectNode();

  /**
   * A posting by one door.
   *
   * @param door {@code rest} or {@code kinesis}
   */
  Posting(String door, Home home, Names names, Installation installation, ProcessStarter starter) {
    this.door = door;
    this.home = home;
    this.names = names;
    this.installation = installation;
    this.starter = starter;
    this.file = home.results().resolve("posted-" + door + ".jsonl");
    this.records = new PostRecords(file);
  }

  PostRecords records() {
    return records;
  }

  /** Posts to the end of the time. */
  void run(LiveAddresses addresses, List<String> arguments) throws InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
    command.add(installation.runnableJar("emulator").toString());
    command.addAll(
        List.of(
            "emulate",
            "--to",
            door,
            "--url",
            addresses.gatewayAddress().toString(),
            "--user-id",
            names.userId(),
            "--record",
            file.toString(),
            "--progress",
            "json"));
    command.addAll(arguments);
    new ChildJob(starter, home, "emulate-" + door)
        .run(starter.java(HEAP, command), Map.of(), event -> last = event);
  }

  /**
   * Forgets what an earlier run recorded. To be done before anyone reads {@link #records()}, who
   * would take the earlier requests for this run's.
   */
  void forgetLast() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Posts so far; each is three requests. */
  long posts() {
    return last.path("done").asLong();
  }
}
