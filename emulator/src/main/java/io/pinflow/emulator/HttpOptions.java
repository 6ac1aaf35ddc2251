package io.pinflow.emulator;

import io.pinflow.emulator.json.DateSpelling;
import io.pinflow.emulator.json.PythonJson;
import io.pinflow.emulator.mess.Mess;
import io.pinflow.emulator.posting.Retries;
import io.pinflow.emulator.source.NumberedPosts;
import io.pinflow.emulator.wire.Door;
import io.pinflow.emulator.wire.HttpSender;
import io.pinflow.emulator.wire.HttpTarget;
import io.pinflow.emulator.wire.KinesisDoor;
import io.pinflow.emulator.wire.RestDoor;
import io.pinflow.emulator.wire.StreamMaker;
import io.pinflow.emulator.wire.StreamNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How posts go over HTTP. */
final class HttpOptions {
  private static final Pattern URL = Pattern.compile("https?://[^/?#\\s]+[^?#\\s]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private enum StreamLayout {
    TABLES,
    SHARED
  }

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The gateway or API Gateway invoke URL, with its stage: /topics and /streams"
              + " follow it.")
  private String url;

  @Option(
      names = "--user-id",
      defaultValue = "local",
      paramLabel = "ID",
      description = "What topics and streams are named by (default: ${DEFAULT-VALUE}).")
  private String userId;

  @Option(
      names = "--dates",
      defaultValue = "BLANK",
      description =
          "Datetimes with a blank, as str() gives, or a T, as isoformat() does:"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DateSpelling dates;

  @Option(
      names = "--mess",
      defaultValue = "0",
      paramLabel = "FRACTION",
      description = "So much of the requests, 0 to 1, is malformed in the ways people really do.")
  private double mess;

  @Option(
      names = "--stream-layout",
      defaultValue = "TABLES",
      description =
          "A stream a table, or one for all: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}).")
  private StreamLayout layout;

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description = "The shared stream (default: streaming-<user id>).")
  private String stream;

  @Option(
      names = "--create-streams",
      description = "First create the streams that are missing, with one shard each.")
  private boolean createStreams;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "Send the first line of FILE as x-api-key.")
  private Path apiKeyFile;

  @Option(
      names = "--timeout",
      defaultValue = "30",
      paramLabel = "S",
      description = "Wait so many seconds for an answer (default: ${DEFAULT-VALUE}).")
  private int timeout;

  void check() throws EmulatorException {
    if (url == null) {
      throw EmulateErrors.missing("--url", "posts go there");
    }
    require("--url", url, URL.matcher(url).matches(), "http://host:port or https://host/stage");
    require("--user-id", userId, NAME.matcher(userId).matches(), "letters, digits, _ and -");
    require("--mess", mess, mess >= 0 && mess <= 1, "a fraction from 0 to 1");
    require("--timeout", timeout, timeout > 0, "1 or more seconds");
    if (stream != null) {
      require("--stream", stream, STREAM.matcher(stream).matches(), "letters, digits, _ . and -");
    }
  }

  private static void require(String option, Object value, boolean valid, String expected)
      throws EmulatorException {
    if (!valid) {
      throw EmulateErrors.invalid(option, value, expected);
    }
  }

  /** What has no meaning where posts go into a database. */
  void requireNoMess() throws EmulatorException {
    if (mess != 0) {
      throw EmulateErrors.notForDatabase("--mess");
    }
  }

  /** The other side, with its streams made if that is wanted. */
  HttpTarget target(TargetKind kind, NumberedPosts posts, long seed, Retries retries)
      throws EmulatorException {
    HttpSender sender = new HttpSender(url, Duration.ofSeconds(timeout), apiKey());
    if (kind == TargetKind.KINESIS && createStreams) {
      new StreamMaker(base(), sender, retries).make(streams());
    }
    Door door =
        kind == TargetKind.REST ? new RestDoor(base(), userId) : new KinesisDoor(base(), streams());
    Mess messages = new Mess(mess, seed, door.way(), door, new PythonJson(dates), posts);
    return new HttpTarget(posts, door, messages, sender, retries);
  }

  private Optional<String> apiKey() throws EmulatorException {
    return apiKeyFile == null
        ? Optional.empty()
        : Optional.of(Secrets.firstLine("--api-key-file", apiKeyFile));
  }

  private StreamNames streams() {
    if (layout == StreamLayout.TABLES) {
      return new StreamNames(userId, Optional.empty());
    }
    return new StreamNames(
        userId, Optional.of(stream == null ? StreamNames.sharedName(userId) : stream));
  }

  private String base() {
    return url.replaceAll("/+$", "");
  }
}
