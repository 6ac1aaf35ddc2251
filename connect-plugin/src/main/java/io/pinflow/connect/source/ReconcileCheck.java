package io.pinflow.connect.source;

import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** Checks that tables can be compared with their topics where that is asked for. */
final class ReconcileCheck {
  private final TableSourceConfig config;
  private final ReconcileConfig reconcile;
  private final List<TableName> tables;

  ReconcileCheck(TableSourceConfig config, List<TableName> tables) {
    this.config = config;
    this.reconcile = config.reconcile();
    this.tables = tables;
  }

  void run(Problems problems) {
    if (!reconcile.isOn()) {
      return;
    }
    if (config.records().keyForm() == KeyForm.NONE) {
      problems.add(RecordConfig.KEY_CONFIG, ReconcileErrors.reconcileWithoutKey());
    }
    if (!config.order().followsTables()) {
      problems.add(OrderConfig.MODE_CONFIG, ReconcileErrors.reconcileOfSnapshots());
    }
    checkReportTopic(problems);
    checkConverter(problems);
    checkConsumer(problems);
  }

  private void checkReportTopic(Problems problems) {
    reconcile
        .reportTopic()
        .filter(
            topic ->
                !TableSettingsCheck.isTopic(topic)
                    || tables.stream().map(config::topic).anyMatch(topic::equals))
        .ifPresent(
            topic ->
                problems.add(
                    ReconcileConfig.REPORT_TOPIC_CONFIG,
                    ReconcileErrors.invalidReportTopic(topic)));
  }

  private void checkConverter(Problems problems) {
    try {
      reconcile.converter();
    } catch (ConfigException e) {
      problems.add(ReconcileConfig.KEY_CONVERTER_CONFIG, e.getMessage());
    }
  }

  /** Made, but not connected: brokers may be slow to answer, and tasks will meet them. */
  private void checkConsumer(Problems problems) {
    if (reconcile.servers().isEmpty()) {
      problems.add(ReconcileConfig.SERVERS_CONFIG, ReconcileErrors.noReconcileServers());
      return;
    }
    if (reconcile.isUnresolved()) {
      return;
    }
    try {
      reconcile.consumer(TableName.of("check")).close();
    } catch (ConfigException e) {
      problems.add(ReconcileConfig.SERVERS_CONFIG, e.getMessage());
    }
  }
}
