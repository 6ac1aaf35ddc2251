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

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The keys of how new rows are found: by which columns, and for how long late ones are waited for.
 */
final class OrderDefinition {
  private static final List<String> MODES =
      List.of(MODE_INCREMENTING, MODE_TIMESTAMP, MODE_TIMESTAMP_INCREMENTING, MODE_SNAPSHOT);

  private OrderDefinition() {}

  static void define(ConfigKeys keys) {
    defineMode(keys.in(TableDefinition.GROUP));
    defineKeys(keys);
    defineTimes(keys);
    defineTransactions(keys);
  }

  private static void defineMode(ConfigKeys keys) {
    keys.add(
        MODE_CONFIG,
        ConfigDef.Type.STRING,
        MODE_INCREMENTING,
        ConfigDef.LambdaValidator.with(
            OrderDefinition::requireMode, () -> String.join(", ", MODES)),
        ConfigDef.Importance.HIGH,
        "How new rows are found. In incrementing, by a key that grows with every new row;"
            + " rows changed later are not read again. In timestamp, by the time of a row's"
            + " last change and then by its key; timestamp+incrementing is another name for"
            + " that. In all of them, a row that is committed after others with greater keys"
            + " or later times is found too. snapshot delivers the rows a table has at a moment,"
            + " once or every snapshot.interval.ms, and no later ones; it alone reads tables"
            + " without a key.");
  }

  private static void defineKeys(ConfigKeys keys) {
    keys.add(
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
                + " before incrementing.column.name.");
  }

  private static void defineTimes(ConfigKeys keys) {
    keys.add(
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
            ConfigDef.LambdaValidator.with(OrderDefinition::requireZone, () -> "a zone's ID"),
            ConfigDef.Importance.MEDIUM,
            "The time zone of the clocks that set times stored without a zone (DATETIME of"
                + " MariaDB and MySQL, timestamp of PostgreSQL), such as UTC or Europe/London."
                + " Values are delivered as they are stored whatever it is.");
  }

  private static void defineTransactions(ConfigKeys keys) {
    keys.add(
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
}
