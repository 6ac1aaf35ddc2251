package io.pinflow.connect.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks that what is said per table fits the tables named, and that topics can be. */
final class TableSettingsCheck {
  private static final Pattern TOPIC = Pattern.compile("(?!\\.\\.?$)[a-zA-Z0-9._-]{1,249}");

  private final TableSourceConfig config;
  private final List<TableName> tables;

  TableSettingsCheck(TableSourceConfig config, List<TableName> tables) {
    this.config = config;
    this.tables = tables;
  }

  /** True when Kafka takes this name. */
  static boolean isTopic(String name) {
    return TOPIC.matcher(name).matches();
  }

  void run(Problems problems) {
    checkMap(TableSourceConfig.TOPIC_NAMES_CONFIG, config.topicNames(), problems);
    checkMap(OrderConfig.TABLE_INCREMENTING_COLUMNS_CONFIG, config.order().keyColumns(), problems);
    checkMap(OrderConfig.TABLE_TIMESTAMP_COLUMNS_CONFIG, config.order().timeColumns(), problems);
    checkMap(
        RecordConfig.TABLE_SOFT_DELETE_COLUMNS_CONFIG, config.records().deleteColumns(), problems);
    checkTimes(problems);
    checkDeletes(problems);
    checkTopics(problems);
    checkColumns(problems);
    checkForm(problems);
  }

  /** Any other converter would put the bytes of the JSON into base64. */
  private void checkForm(Problems problems) {
    ValueConfig values = config.recordValues();
    if (values.form() == RowValues.Form.JSON) {
      values
          .converter()
          .filter(converter -> !converter.endsWith("ByteArrayConverter"))
          .ifPresent(
              converter ->
                  problems.add(
                      ValueConfig.FORM_CONFIG, TableSourceErrors.wrongConverter(converter)));
    }
  }

  private void checkTimes(Problems problems) {
    OrderConfig order = config.order();
    if (order.goesByTime()) {
      tables.stream()
          .filter(table -> !order.timeColumn(table).isPresent())
          .forEach(
              table ->
                  problems.add(
                      OrderConfig.TIMESTAMP_COLUMN_CONFIG,
                      OrderErrors.noTimeColumn(table, order.mode())));
    }
  }

  private void checkDeletes(Problems problems) {
    RecordConfig records = config.records();
    boolean marks =
        !records.deleteColumn().isEmpty() || !records.deleteColumns().tables().isEmpty();
    if (marks && records.keyForm() == KeyForm.NONE) {
      problems.add(RecordConfig.KEY_CONFIG, ColumnErrors.deletesWithoutKey());
    }
  }

  private void checkMap(String key, TableMap map, Problems problems) {
    map.tables().stream()
        .filter(table -> !tables.contains(table))
        .forEach(table -> problems.add(key, TableErrors.unknownTableInMap(key, table, tables)));
  }

  private void checkColumns(Problems problems) {
    boolean isIncluding = !config.getList(ValueConfig.COLUMN_INCLUDE_CONFIG).isEmpty();
    if (isIncluding && !config.getList(ValueConfig.COLUMN_EXCLUDE_CONFIG).isEmpty()) {
      problems.add(ValueConfig.COLUMN_EXCLUDE_CONFIG, ColumnErrors.columnsIncludedAndExcluded());
    }
  }

  private void checkTopics(Problems problems) {
    Map<String, TableName> tableOfTopic = new HashMap<>();
    for (TableName table : tables) {
      String topic = config.topic(table);
      if (!isTopic(topic)) {
        problems.add(TableSourceConfig.TOPIC_NAMES_CONFIG, TableErrors.invalidTopic(table, topic));
      }
      TableName other = tableOfTopic.put(topic, table);
      if (other != null) {
        problems.add(
            TableSourceConfig.TOPIC_NAMES_CONFIG, TableErrors.sharedTopic(topic, other, table));
      }
    }
  }
}
