package io.pinflow.connect.source;

import static io.pinflow.connect.source.TableSourceConfig.BATCH_MAX_BYTES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.BATCH_MAX_ROWS_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.CONNECTION_BACKOFF_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.CONNECTION_BACKOFF_MAX_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.CONNECTION_PASSWORD_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.CONNECTION_TIMEOUT_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.CONNECTION_URL_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.CONNECTION_USER_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.DECIMAL_MODE_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.INCREMENTING_COLUMN_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.MODE_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.MODE_INCREMENTING;
import static io.pinflow.connect.source.TableSourceConfig.PAGE_MAX_ROWS_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.POLL_INTERVAL_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.QUERY_TIMEOUT_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_INCREMENTING_COLUMNS_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TABLE_WHITELIST_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TOPIC_NAMES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TOPIC_PREFIX_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TOPIC_TEMPLATE_CONFIG;

import org.apache.kafka.common.config.ConfigDef;

/** Every key of the table source with its type, default, bounds and documentation. */
final class TableSourceDefinition {
  private static final String DATABASE = "Database";
  private static final String TABLES = "Tables";
  private static final String TOPICS = "Topics";
  private static final String READING = "Reading";

  private TableSourceDefinition() {}

  static ConfigDef configDef() {
    ConfigKeys keys = new ConfigKeys();
    defineDatabase(keys);
    defineTables(keys);
    defineTopics(keys);
    defineReading(keys);
    ValueDefinition.define(keys);
    return keys.done();
  }

  private static void defineDatabase(ConfigKeys keys) {
    keys.in(DATABASE)
        .required(
            CONNECTION_URL_CONFIG,
            ConfigDef.Type.STRING,
            new JdbcUrlValidator(),
            "The JDBC URL of the database, beginning with jdbc:mariadb:, jdbc:mysql: or"
                + " jdbc:postgresql:. The MariaDB driver serves both of the first two, so TLS is"
                + " asked for in its words: sslMode=verify-full and serverSslCert. The password"
                + " does not belong here.")
        .add(
            CONNECTION_USER_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.HIGH,
            "The user the database knows the connector by. SELECT on the tables is all it"
                + " needs.")
        .add(
            CONNECTION_PASSWORD_CONFIG,
            ConfigDef.Type.PASSWORD,
            "",
            null,
            ConfigDef.Importance.HIGH,
            "The password of the user. Connect hides it in its log and in its REST answers.")
        .add(
            CONNECTION_TIMEOUT_CONFIG,
            ConfigDef.Type.INT,
            10_000,
            ConfigDef.Range.between(1_000, 600_000),
            ConfigDef.Importance.LOW,
            "The longest wait for a new connection, in milliseconds.")
        .add(
            QUERY_TIMEOUT_CONFIG,
            ConfigDef.Type.INT,
            60_000,
            ConfigDef.Range.between(1_000, 3_600_000),
            ConfigDef.Importance.LOW,
            "The longest wait for an answer of the database, in milliseconds; then the"
                + " connection counts as lost and is made anew.")
        .add(
            CONNECTION_BACKOFF_CONFIG,
            ConfigDef.Type.INT,
            250,
            ConfigDef.Range.between(1, 600_000),
            ConfigDef.Importance.LOW,
            "The wait before the first new try after the database was lost, in"
                + " milliseconds. It doubles with every try and varies by chance; tries never"
                + " end.")
        .add(
            CONNECTION_BACKOFF_MAX_CONFIG,
            ConfigDef.Type.INT,
            8_000,
            ConfigDef.Range.between(1, 3_600_000),
            ConfigDef.Importance.LOW,
            "The longest wait between two tries, in milliseconds.");
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
                + " are spread over at most tasks.max tasks.")
        .add(
            TABLE_WHITELIST_CONFIG,
            ConfigDef.Type.LIST,
            "",
            null,
            ConfigDef.Importance.LOW,
            "Another name for tables, the one Confluent's JDBC source has. One of the two"
                + " is required.")
        .add(
            MODE_CONFIG,
            ConfigDef.Type.STRING,
            MODE_INCREMENTING,
            ConfigDef.ValidString.in(MODE_INCREMENTING),
            ConfigDef.Importance.HIGH,
            "How new rows are found. In incrementing, by a column of unique whole numbers"
                + " that grow with every new row; rows changed later are not read again.")
        .add(
            INCREMENTING_COLUMN_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The column that mode incrementing goes by, in every table. Left empty, it is"
                + " each table's primary key.")
        .add(
            TABLE_INCREMENTING_COLUMNS_CONFIG,
            ConfigDef.Type.LIST,
            "",
            TableMap.validator(),
            ConfigDef.Importance.MEDIUM,
            "That column for single tables, as table:column separated by commas. It goes"
                + " before incrementing.column.name.");
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
                + " long one query and its snapshot stay open.");
  }
}
