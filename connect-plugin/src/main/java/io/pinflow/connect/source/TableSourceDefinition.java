package io.pinflow.connect.source;

import static io.pinflow.connect.source.OrderConfig.DB_TIMEZONE_CONFIG;
import static io.pinflow.connect.source.OrderConfig.INCREMENTING_COLUMN_CONFIG;
import static io.pinflow.connect.source.OrderConfig.MODE_CONFIG;
import static io.pinflow.connect.source.OrderConfig.MODE_INCREMENTING;
import static io.pinflow.connect.source.OrderConfig.MODE_SNAPSHOT;
import static io.pinflow.connect.source.OrderConfig.MODE_TIMESTAMP;
import static io.pinflow.connect.source.OrderConfig.MODE_TIMESTAMP_INCREMENTING;
import static io.pinflow.connect.source.OrderConfig.TABLE_INCREMENTING_COLUMNS_CONFIG;
import static io.pinflow.connect.source.OrderConfig.TABLE_TIMESTAMP_COLUMNS_CONFIG;
import static io.pinflow.connect.source.OrderConfig.TIMESTAMP_COLUMN_CONFIG;
import static io.pinflow.connect.source.OrderConfig.TIMESTAMP_DELAY_CONFIG;
import static io.pinflow.connect.source.OrderConfig.TRACKED_MAX_CONFIG;
import static io.pinflow.connect.source.OrderConfig.TRANSACTION_MAX_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.BATCH_MAX_BYTES_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.BATCH_MAX_ROWS_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.BYTES_PER_SECOND_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.METRICS_INTERVAL_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.PAGE_MAX_ROWS_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.POLL_INTERVAL_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.ROWS_PER_SECOND_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.SNAPSHOT_CHUNK_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.SNAPSHOT_INTERVAL_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.NAMED_QUERIES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.NAMED_QUERY_CHANGED_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_EXCLUDE_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_INCLUDE_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_REFRESH_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_WHITELIST_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TOPIC_NAMES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TOPIC_PREFIX_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TOPIC_TEMPLATE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.DECIMAL_MODE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.FORM_CONFIG;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Every key of the table source with its type, default, bounds and documentation. */
final class TableSourceDefinition {
  private static final String TABLES = "Tables";
  private static final String TOPICS = "Topics";
  private static final String READING = "Reading";

  private static final List<String> MODES =
      List.of(MODE_INCREMENTING, MODE_TIMESTAMP, MODE_TIMESTAMP_INCREMENTING, MODE_SNAPSHOT);

  private TableSourceDefinition() {}

  static ConfigDef configDef() {
    ConfigKeys keys = new ConfigKeys();
    ConnectionDefinition.define(keys);
    defineTables(keys);
    defineTopics(keys);
    RecordDefinition.define(keys);
    defineReading(keys);
    ValueDefinition.define(keys);
    ReconcileDefinition.define(keys);
    return keys.done();
  }

  private static void defineTables(ConfigKeys keys) {
    keys.in(TABLES)
        .add(
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
                + " or table.include.list is required.")
        .add(
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
    defineQueries(keys);
    defineOrder(keys);
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

  private static void defineOrder(ConfigKeys keys) {
    keys.add(
            MODE_CONFIG,
            ConfigDef.Type.STRING,
            MODE_INCREMENTING,
            ConfigDef.LambdaValidator.with(
                TableSourceDefinition::requireMode, () -> String.join(", ", MODES)),
            ConfigDef.Importance.HIGH,
            "How new rows are found. In incrementing, by a key that grows with every new row;"
                + " rows changed later are not read again. In timestamp, by the time of a row's"
                + " last change and then by its key; timestamp+incrementing is another name for"
                + " that. In all of them, a row that is committed after others with greater keys"
                + " or later times is found too. snapshot delivers the rows a table has at a moment,"
                + " once or every snapshot.interval.ms, and no later ones; it alone reads tables"
                + " without a key.")
        .add(
            INCREMENTING_COLUMN_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The unique column that rows are told apart by, in every table; in mode"
                + " incrementing it grows with every new row. Several columns are joined by a plus"
                + " sign. Left empty, it is each table's primary key, which in mode incrementing"
                + " has to be one number.")
        .add(
            TABLE_INCREMENTING_COLUMNS_CONFIG,
            ConfigDef.Type.LIST,
            "",
            TableMap.validator(),
            ConfigDef.Importance.MEDIUM,
            "That column for single tables, as table:column separated by commas. It goes"
                + " before incrementing.column.name.")
        .add(
            TIMESTAMP_COLUMN_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The column with the time of a row's last change, in every table, for the modes"
                + " with timestamp. Every insert and update has to set it by the database's"
                + " clock, as DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP does or a"
                + " trigger.")
        .add(
            TABLE_TIMESTAMP_COLUMNS_CONFIG,
            ConfigDef.Type.LIST,
            "",
            TableMap.validator(),
            ConfigDef.Importance.MEDIUM,
            "That column for single tables, as table:column separated by commas. It goes"
                + " before timestamp.column.name.")
        .add(
            TIMESTAMP_DELAY_CONFIG,
            ConfigDef.Type.LONG,
            0L,
            ConfigDef.Range.between(0, 86_400_000),
            ConfigDef.Importance.LOW,
            "How much earlier than the database's clock says a row's time may be, in"
                + " milliseconds, where applications set it by clocks of their own. Rows are not"
                + " kept back by it; it is how long they are looked over again.")
        .add(
            DB_TIMEZONE_CONFIG,
            ConfigDef.Type.STRING,
            "UTC",
            ConfigDef.LambdaValidator.with(TableSourceDefinition::requireZone, () -> "a zone's ID"),
            ConfigDef.Importance.MEDIUM,
            "The time zone of the clocks that set times stored without a zone (DATETIME of"
                + " MariaDB and MySQL, timestamp of PostgreSQL), such as UTC or Europe/London."
                + " Values are delivered as they are stored whatever it is.")
        .add(
            TRANSACTION_MAX_CONFIG,
            ConfigDef.Type.LONG,
            60_000L,
            ConfigDef.Range.between(0, 86_400_000),
            ConfigDef.Importance.MEDIUM,
            "The longest that a transaction which writes to the tables lasts, in milliseconds."
                + " Used only where the database does not tell which are under way: on a"
                + " replica, with several servers that write, and in MariaDB and MySQL without"
                + " the PROCESS privilege.")
        .add(
            TRACKED_MAX_CONFIG,
            ConfigDef.Type.INT,
            5_000,
            ConfigDef.Range.between(1, 100_000),
            ConfigDef.Importance.LOW,
            "How many ranges of keys passed over, or rows delivered ahead of transactions"
                + " under way, are kept in mind for a table, and in its offset. Beyond that, rows"
                + " wait for those transactions to end.");
  }

  private static void requireMode(String name, Object value) {
    if (!MODES.contains(value)) {
      throw new ConfigException(OrderErrors.unknownMode((String) value, MODES));
    }
  }

  private static void requireZone(String name, Object value) {
    try {
      ZoneId.of((String) value);
    } catch (DateTimeException e) {
      throw new ConfigException(OrderErrors.unknownZone(name, (String) value));
    }
  }

  private static void defineTopics(ConfigKeys keys) {
    keys.in(TOPICS)
        .add(
            TOPIC_PREFIX_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.HIGH,
            "The text before the table in the name of its topic.")
        .add(
            TOPIC_TEMPLATE_CONFIG,
            ConfigDef.Type.STRING,
            "${prefix}${table}",
            null,
            ConfigDef.Importance.LOW,
            "How a topic is named, with ${prefix} for topic.prefix, ${schema} and ${table}.")
        .add(
            TOPIC_NAMES_CONFIG,
            ConfigDef.Type.LIST,
            "",
            TableMap.validator(),
            ConfigDef.Importance.HIGH,
            "The topics of single tables, as table:topic separated by commas. It goes"
                + " before topic.template.");
  }

  private static void defineReading(ConfigKeys keys) {
    keys.in(READING)
        .add(
            DECIMAL_MODE_CONFIG,
            ConfigDef.Type.STRING,
            "string",
            ConfigDef.ValidString.in("string", "precise"),
            ConfigDef.Importance.MEDIUM,
            "How DECIMAL, NUMERIC and BIGINT UNSIGNED are carried, never losing a digit:"
                + " string as text, precise as Connect's Decimal.")
        .add(
            FORM_CONFIG,
            ConfigDef.Type.STRING,
            "struct",
            ConfigDef.ValidString.in("struct", "json"),
            ConfigDef.Importance.MEDIUM,
            "What records' values are. struct is for any converter. json is the bytes of a JSON"
                + " object made straight from the row, for value.converter"
                + " org.apache.kafka.connect.converters.ByteArrayConverter: the same JSON as"
                + " JsonConverter makes without schemas, in less than half the time; exact"
                + " decimals (precise) are JSON numbers.")
        .add(
            POLL_INTERVAL_CONFIG,
            ConfigDef.Type.INT,
            1_000,
            ConfigDef.Range.between(1, 86_400_000),
            ConfigDef.Importance.HIGH,
            "The wait after a table had no new rows before it is asked again, in"
                + " milliseconds.")
        .add(
            BATCH_MAX_ROWS_CONFIG,
            ConfigDef.Type.INT,
            2_000,
            ConfigDef.Range.between(1, 1_000_000),
            ConfigDef.Importance.MEDIUM,
            "The most rows handed to Connect at once.")
        .add(
            BATCH_MAX_BYTES_CONFIG,
            ConfigDef.Type.INT,
            8_388_608,
            ConfigDef.Range.between(1_024, 1_073_741_824),
            ConfigDef.Importance.LOW,
            "The size at which a batch is handed to Connect whatever its rows, in bytes.")
        .add(
            PAGE_MAX_ROWS_CONFIG,
            ConfigDef.Type.INT,
            100_000,
            ConfigDef.Range.between(1, 100_000_000),
            ConfigDef.Importance.LOW,
            "The most rows one query asks for; they are streamed, never held. It bounds how"
                + " long one query and its snapshot stay open.")
        .add(
            SNAPSHOT_INTERVAL_CONFIG,
            ConfigDef.Type.LONG,
            0L,
            ConfigDef.Range.atLeast(0),
            ConfigDef.Importance.MEDIUM,
            "In mode snapshot, the time from the begin of one snapshot of a table to that of the"
                + " next, in milliseconds; one that takes longer is ended first. 0 takes one and no"
                + " more.")
        .add(
            SNAPSHOT_CHUNK_CONFIG,
            ConfigDef.Type.INT,
            500_000,
            ConfigDef.Range.between(0, 1_000_000_000),
            ConfigDef.Importance.MEDIUM,
            "About how many rows a chunk has when all tasks read one table. A table that has two"
                + " chunks or more still to be read, at the first start or after a long halt, is"
                + " cut into at most 256 of them, which are spread over tasks.max tasks; each is"
                + " taken up where it was, also by other tasks. Rows of different chunks come in no"
                + " order. 0 leaves every table to one task.")
        .add(
            ROWS_PER_SECOND_CONFIG,
            ConfigDef.Type.LONG,
            0L,
            ConfigDef.Range.between(0, 1_000_000_000),
            ConfigDef.Importance.LOW,
            "The most rows that a task delivers in a second on average, to spare the database; 0"
                + " is no limit. Time without rows is not made up for. A query that waits for"
                + " longer than query.timeout.ms, or a minute, is given up and taken up again where"
                + " it was.")
        .add(
            BYTES_PER_SECOND_CONFIG,
            ConfigDef.Type.LONG,
            0L,
            ConfigDef.Range.between(0, 1_000_000_000_000L),
            ConfigDef.Importance.LOW,
            "The most bytes that a task delivers in a second on average, by the same rough size as"
                + " batch.max.bytes has; 0 is no limit.")
        .add(
            METRICS_INTERVAL_CONFIG,
            ConfigDef.Type.LONG,
            60_000L,
            ConfigDef.Range.atLeast(0),
            ConfigDef.Importance.LOW,
            "The time between two lines of metrics in the log, in milliseconds: rows, bytes,"
                + " errors, reconnects and the lag, in CloudWatch's embedded metric format, by the"
                + " logger io.pinflow.connect.metrics. 0 writes none. JMX has the same.");
  }
}
