package io.pinflow.analytics;

import io.pinflow.analytics.lineage.Flow;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a run of the batch read and wrote, step by step, for its lineage. */
final class RunFlows {

  private RunFlows() {}

  /** A step a table that something came into, and one for the answers. */
  static List<Flow> of(BatchSettings settings, RunState run) {
    List<Flow> flows = new ArrayList<>();
    for (Table table : Table.values()) {
      if (run.counts().get(table).objects() > 0) {
        flows.add(merge(settings, run, table));
      }
    }
    List<Location> tables =
        Arrays.stream(Table.values())
            .filter(table -> run.versions().getOrDefault(table.topicSuffix(), -1L) >= 0)
            .map(table -> settings.table(settings.names().deltaTable(table)))
            .toList();
    flows.add(
        new Flow(
            "queries",
            run.started(),
            tables,
            List.of(
                new Flow.Output(
                    settings.results(),
                    Optional.empty(),
                    Query.values().length,
                    Optional.empty()))));
    return flows;
  }

  private static Flow merge(BatchSettings settings, RunState run, Table table) {
    MergeCounts counts = run.counts().get(table);
    String topic =
        settings.source() == BatchSettings.Source.RAW
            ? settings.names().rawTopic(table)
            : settings.names().cleanedTopic(table);
    return new Flow(
        table.topicSuffix(),
        run.started(),
        List.of(settings.input().resolve(topic)),
        List.of(
            new Flow.Output(
                settings.table(settings.names().deltaTable(table)),
                Optional.of(Schemas.of(table)),
                counts.inserted() + counts.updated(),
                Optional.ofNullable(run.versions().get(table.topicSuffix())))));
  }
}
