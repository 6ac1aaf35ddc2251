package io.pinflow.analytics.lineage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pinflow.analytics.Location;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Builds events as OpenLineage's specification 2-0-2 has them. */
final class Events {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPECIFICATION = "https://openlineage.io/spec/";
  private static final String PRODUCER = "https://pinflow.io/analytics";

  private final String namespace;

  /** Events of jobs in a namespace. */
  Events(String namespace) {
    this.namespace = namespace;
  }

  /** What happens to a run. */
  enum Type {
    START,
    COMPLETE,
    FAIL
  }

  /** An event of a run without facets and data sets. */
  ObjectNode event(Type type, Instant at, String runId, String job) {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventType", type.name());
    event.put("eventTime", at.toString());
    event.put("producer", PRODUCER);
    event.put("schemaURL", SPECIFICATION + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    event.putObject("run").put("runId", runId).putObject("facets");
    event.putObject("job").put("namespace", namespace).put("name", job).putObject("facets");
    event.putArray("inputs");
    event.putArray("outputs");
    return event;
  }

  /** Says that a run is part of another. */
  void parent(ObjectNode event, String runId, String job) {
    ObjectNode parent = runFacet(event, "parent", "1-0-1/ParentRunFacet.json");
    parent.putObject("run").put("runId", runId);
    parent.putObject("job").put("namespace", namespace).put("name", job);
  }

  /** Says which time a scheduler made the run for. */
  void nominalTime(ObjectNode event, Instant start, Optional<Instant> end) {
    ObjectNode time = runFacet(event, "nominalTime", "1-0-1/NominalTimeRunFacet.json");
    time.put("nominalStartTime", start.toString());
    end.ifPresent(instant -> time.put("nominalEndTime", instant.toString()));
  }

  /** Says why a run failed. */
  void error(ObjectNode event, String message) {
    runFacet(event, "errorMessage", "1-0-1/ErrorMessageRunFacet.json")
        .put("message", message)
        .put("programmingLanguage", "JAVA");
  }

  /** Adds what a step read and wrote. */
  void flow(ObjectNode event, Flow flow) {
    ArrayNode inputs = event.withArray("inputs");
    flow.inputs().forEach(input -> dataset(inputs.addObject(), input));
    ArrayNode outputs = event.withArray("outputs");
    flow.outputs().forEach(output -> output(outputs.addObject(), output));
  }

  private static void output(ObjectNode node, Flow.Output output) {
    dataset(node, output.place());
    ObjectNode facets = node.putObject("facets");
    output.columns().ifPresent(columns -> schema(facets, columns));
    output
        .version()
        .ifPresent(
            version ->
                facet(facets, "version", "1-0-1/DatasetVersionDatasetFacet.json")
                    .put("datasetVersion", Long.toString(version)));
    facet(
            node.putObject("outputFacets"),
            "outputStatistics",
            "1-0-2/OutputStatisticsOutputDatasetFacet.json")
        .put("rowCount", output.rows());
  }

  private static void schema(ObjectNode facets, StructType columns) {
    ArrayNode fields = facet(facets, "schema", "1-1-1/SchemaDatasetFacet.json").putArray("fields");
    for (StructField column : columns.fields()) {
      fields.addObject().put("name", column.name()).put("type", column.dataType().simpleString());
    }
  }

  /** Named as OpenLineage's listener names them, so that both mean the same data set. */
  private static void dataset(ObjectNode node, Location place) {
    if (place.local()) {
      node.put("namespace", "file").put("name", place.text());
      return;
    }
    URI uri = URI.create(place.text());
    String scheme = uri.getScheme().replaceFirst("^s3[an]$", "s3");
    node.put("namespace", scheme + "://" + uri.getAuthority());
    node.put("name", uri.getPath().replaceFirst("^/", ""));
  }

  private static ObjectNode runFacet(ObjectNode event, String name, String file) {
    return facet(event.withObject("/run/facets"), name, file);
  }

  private static ObjectNode facet(ObjectNode facets, String name, String file) {
    return facets
        .putObject(name)
        .put("_producer", PRODUCER)
        .put("_schemaURL", SPECIFICATION + "facets/" + file);
  }
}
