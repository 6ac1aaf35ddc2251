package io.pinflow.connect.source;

import static io.pinflow.connect.source.RecordConfig.HEADERS_CONFIG;
import static io.pinflow.connect.source.RecordConfig.KEY_CONFIG;
import static io.pinflow.connect.source.RecordConfig.SOFT_DELETE_COLUMN_CONFIG;
import static io.pinflow.connect.source.RecordConfig.TABLE_SOFT_DELETE_COLUMNS_CONFIG;

import org.apache.kafka.common.config.ConfigDef;

/** The keys that say what records carry besides a row's columns. */
final class RecordDefinition {
  private RecordDefinition() {}

  static void define(ConfigKeys keys) {
    keys.in("Records")
        .add(
            KEY_CONFIG,
            ConfigDef.Type.STRING,
            "text",
            ConfigDef.ValidString.in("text", "struct", "none"),
            ConfigDef.Importance.MEDIUM,
            "The key of the records: text is the row's key as text, several columns as a JSON"
                + " array; struct is a Struct of the key's columns in their types; none is no key.")
        .add(
            HEADERS_CONFIG,
            ConfigDef.Type.LIST,
            "",
            HeaderTemplate.validator(),
            ConfigDef.Importance.LOW,
            "Headers of every record, as name=text separated by commas, with ${database},"
                + " ${schema} (empty where tables names none), ${table}, ${key} and ${id} in the"
                + " text. An id is made of table and key, and in the modes with timestamp of the"
                + " row's time and version: a record delivered twice has the same, every change of"
                + " a row has its own. Where delivery is at least once, as it always is before"
                + " Connect 3.3, set pinflow.id=${id} to tell those that come again.")
        .add(
            SOFT_DELETE_COLUMN_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The column that marks a row as deleted, in every table that has it: a boolean that is"
                + " true, a number that is not zero, or a date or time that is not null (nor zero,"
                + " as in 0000-00-00). The record of such a row is a tombstone: its key without a"
                + " value. A row marked after it was read is read again in the modes with timestamp"
                + " only.")
        .add(
            TABLE_SOFT_DELETE_COLUMNS_CONFIG,
            ConfigDef.Type.LIST,
            "",
            TableMap.validator(),
            ConfigDef.Importance.MEDIUM,
            "That column for single tables, as table:column separated by commas. It goes before"
                + " soft.delete.column.");
  }
}
