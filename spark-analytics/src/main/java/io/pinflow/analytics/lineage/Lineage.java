package io.pinflow.analytics.lineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pinflow.analytics.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what one run of a job reads and writes; told nothing it does nothing.
 *
 * <p>OpenLineage's Spark listener tells each action of Spark. What it can't see it gets told here:
 * the run as a whole, which its events name as their parent, and for each table from where its rows
 * came, since the listener does not see what a MERGE reads.
 *
 * <p>A backend that does not answer never fails a run.
 */
public final class Lineage {

  /** The version of the listener that the tests run with. */
  public static final String TESTED_VERSION = "1.53.0";

  private static final Logger LOGGER = LoggerFactory.getLogger(Lineage.class);
  private static final String LISTENER = "io.openlineage.spark.agent.OpenLineageSparkListener";
  private static final String NAMESPACE =
      Optional.ofNullable(System.getenv("OPENLINEAGE_NAMESPACE")).orElse("pinflow");
  private static final String OPTION = "spark.openlineage.";

  private final Optional<LineageTarget> target;
  private final Optional<EventSink> sink;
  private final Optional<String> apiKey;
  private final Events events = new Events(NAMESPACE);
  private final String job;
  private final String runId;

  private Lineage(Optional<LineageTarget> target, String job, String runId) {
    this.target = target;
    this.job = job;
    this.runId = runId;
    this.apiKey = Optional.ofNullable(System.getenv("OPENLINEAGE_API_KEY"));
    this.sink = target.map(this::sink);
  }

  /**
   * The lineage of a run.
   *
   * @param target where events go; nothing is told without one
   * @param job such as {@code batch}
   * @param runId a UUID
   * @throws io.pinflow.analytics.AnalyticsException when the listener is missing or the file can't
   *     be written
   */
  public static Lineage of(Optional<LineageTarget> target, Names names, String job, String runId) {
    if (target.isPresent() && !hasListener()) {
      throw LineageErrors.noListener();
    }
    return new Lineage(target, names.userId() + "_" + job, runId);
  }

  private static boolean hasListener() {
    try {
      Class.forName(LISTENER, false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private EventSink sink(LineageTarget place) {
    return place.isUrl()
        ? new HttpSink(place.address(), apiKey)
        : new FileSink(Path.of(place.text()));
  }

  /** What makes a session that is yet to be made tell its actions too. */
  public Map<String, String> sparkOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    target.ifPresent(
        place -> {
          options.put("spark.extraListeners", LISTENER);
          options.put(OPTION + "namespace", NAMESPACE);
          options.put(OPTION + "appName", job + "_spark");
          options.put(OPTION + "parentJobNamespace", NAMESPACE);
          options.put(OPTION + "parentJobName", job);
          options.put(OPTION + "parentRunId", runId);
          transport(options, place);
        });
    return options;
  }

  private void transport(Map<String, String> options, LineageTarget place) {
    String transport = OPTION + "transport.";
    if (!place.isUrl()) {
      options.put(transport + "type", "file");
      options.put(transport + "location", place.text());
      return;
    }
    options.put(transport + "type", "http");
    options.put(transport + "url", place.address().resolve("/").toString());
    options.put(transport + "endpoint", place.address().getRawPath());
    apiKey.ifPresent(
        key -> {
          options.put(transport + "auth.type", "api_key");
          options.put(transport + "auth.apiKey", key);
          // Or Spark would show the key where it shows its configuration.
          options.put(
              "spark.redaction.regex", "(?i)secret|password|token|access[.]?key|api[.]?key");
        });
  }

  /**
   * The run begins.
   *
   * @param intervalStart what a scheduler made it for
   */
  public void started(Instant at, Optional<Instant> intervalStart, Optional<Instant> intervalEnd) {
    ObjectNode event = events.event(Events.Type.START, at, runId, job);
    intervalStart.ifPresent(start -> events.nominalTime(event, start, intervalEnd));
    send(event);
  }

  /** The run is over and did these steps. */
  public void completed(List<Flow> flows) {
    flows.forEach(this::step);
    send(events.event(Events.Type.COMPLETE, Instant.now(), runId, job));
  }

  private void step(Flow flow) {
    String stepId = UUID.randomUUID().toString();
    String name = job + "." + flow.name();
    for (Events.Type type : List.of(Events.Type.START, Events.Type.COMPLETE)) {
      Instant at = type == Events.Type.START ? flow.started() : Instant.now();
      ObjectNode event = events.event(type, at, stepId, name);
      events.parent(event, runId, job);
      events.flow(event, flow);
      send(event);
    }
  }

  /** The run failed. */
  public void failed(String message) {
    ObjectNode event = events.event(Events.Type.FAIL, Instant.now(), runId, job);
    events.error(event, message);
    send(event);
  }

  private void send(ObjectNode event) {
    sink.ifPresent(
        place -> {
          try {
            place.send(event.toString());
          } catch (IOException e) {
            LOGGER.warn(
                "Cannot send lineage to '{}' because {}; the run goes on",
                target.map(LineageTarget::text).orElse(""),
                e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
          }
        });
  }
}
