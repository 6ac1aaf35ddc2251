package io.pinflow.connect.source;

import static io.pinflow.connect.source.TableSourceConfig.NAMED_QUERIES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.NAMED_QUERY_CHANGED_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_EXCLUDE_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_INCLUDE_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_REFRESH_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_WHITELIST_CONFIG;

import org.apache.kafka.common.config.ConfigDef;

/** The keys of what is read: tables named or found, and queries. */
final class TableDefinition {
  /** The group of these keys, and of those of the order of rows. */
  static final String GROUP = "Tables";

  private TableDefinition() {}

  static void define(ConfigKeys keys) {
    defineNamed(keys.in(GROUP));
    defineFound(keys);
    defineQueries(keys);
  }

  private static void defineNamed(ConfigKeys keys) {
    keys.add(
            TABLES_CONFIG,
            ConfigDef.Type.LIST,
            "",
            null,
            ConfigDef.Importance.HIGH,
            "The tables to read, separated by commas, each as table or schema.table. They"
                + " are spread over tasks.max tasks.")
        .add(
            TABLE_WHITELIST_CONFIG,
            ConfigDef.Type.LIST,
            "",
            null,
            ConfigDef.Importance.LOW,
            "Another name for tables, the one Confluent's JDBC source has. One of the two"
                + " or table.include.list is required.");
  }

  private static void defineFound(ConfigKeys keys) {
    keys.add(
            TABLE_INCLUDE_CONFIG,
            ConfigDef.Type.LIST,
            "",
            TablePatterns.validator(),
            ConfigDef.Importance.MEDIUM,
            "The tables to read besides those in tables, as regular expressions separated by"
                + " commas; upper and lower case are one. Tables of the connection's own schema"
                + " match by table or schema.table, others by schema.table only. New ones are"
                + " found while the connector runs. One that can't be read, for want of a key for"
                + " example, is left out, and the log says why. Views and single partitions have"
                + " to be named in tables.")
        .add(
            TABLE_EXCLUDE_CONFIG,
            ConfigDef.Type.LIST,
            "",
            TablePatterns.validator(),
            ConfigDef.Importance.MEDIUM,
            "The tables to leave out of those that table.include.list matches, in the same form.")
        .add(
            TABLE_REFRESH_CONFIG,
            ConfigDef.Type.LONG,
            60_000L,
            ConfigDef.Range.between(100, 86_400_000),
            ConfigDef.Importance.LOW,
            "The time between two searches for the tables of table.include.list, in"
                + " milliseconds. When they have changed, Connect starts the tasks anew; each goes"
                + " on where it was.");
  }

  private static void defineQueries(ConfigKeys keys) {
    keys.add(
            NAMED_QUERIES_CONFIG,
            ConfigDef.Type.LIST,
            "",
            QueryNames.validator(),
            ConfigDef.Importance.MEDIUM,
            "Queries to read as if their results were tables: a name for each, separated by commas."
                + " The SQL of each is the key named.query.sql.<name>; it is read as a sub-select,"
                + " so that joins, WHERE, GROUP BY and WITH are as they stand. A query's name"
                + " stands wherever a table's can, in table.incrementing.columns, which has to name"
                + " its key, or topic.names for example. The key must tell its rows apart, and must"
                + " not be null. What is guaranteed for a query over several tables is in"
                + " docs/table-source-guarantees.md.")
        .add(
            NAMED_QUERY_CHANGED_CONFIG,
            ConfigDef.Type.STRING,
            "continue",
            ConfigDef.ValidString.in("continue", "restart", "fail"),
            ConfigDef.Importance.LOW,
            "What is done when the SQL of a query is another than when its offset was stored; white"
                + " space and comments don't count. continue goes on where it was, and the log says"
                + " so: a column more or another expression needs no row again, but rows that only"
                + " the new SQL brings are delivered from there on only. restart delivers all of"
                + " them, again where they were. fail ends the task until a person decides.");
  }
}
