package io.pinflow.connect.source;

import static io.pinflow.connect.source.ValueConfig.COLUMN_EXCLUDE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.COLUMN_INCLUDE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.COLUMN_LARGE_VALUE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.COLUMN_MASK_CONFIG;
import static io.pinflow.connect.source.ValueConfig.COLUMN_MASK_KEY_CONFIG;
import static io.pinflow.connect.source.ValueConfig.COLUMN_MASK_TEXT_CONFIG;
import static io.pinflow.connect.source.ValueConfig.COLUMN_UNREADABLE_VALUE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.COLUMN_ZERO_DATE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.DECIMAL_MODE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.FORM_CONFIG;
import static io.pinflow.connect.source.ValueConfig.LARGE_VALUE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.LARGE_VALUE_MAX_BYTES_CONFIG;
import static io.pinflow.connect.source.ValueConfig.UNREADABLE_VALUE_CONFIG;
import static io.pinflow.connect.source.ValueConfig.ZERO_DATE_CONFIG;

import org.apache.kafka.common.config.ConfigDef;

/**
 * The keys of the form of values and of what becomes of values and columns, with their
 * documentation.
 */
final class ValueDefinition {
  private static final String VALUES = "Values";
  private static final String COLUMNS = "Columns";

  private ValueDefinition() {}

  static void define(ConfigKeys keys) {
    defineForm(keys.in(VALUES));
    defineValues(keys);
    defineColumns(keys);
  }

  private static void defineForm(ConfigKeys keys) {
    keys.add(
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
                + " decimals (precise) are JSON numbers.");
  }

  private static void defineValues(ConfigKeys keys) {
    keys.add(
            ZERO_DATE_CONFIG,
            ConfigDef.Type.STRING,
            "text",
            ConfigDef.ValidString.in("text", "null", "epoch", "fail"),
            ConfigDef.Importance.MEDIUM,
            "What becomes of dates no calendar knows, which MySQL and MariaDB may hold, such as"
                + " 0000-00-00 and 2020-00-10: their text, null, the epoch (1970-01-01) or a failure that"
                + " names the row. With null a column declared NOT NULL is optional in its schema.")
        .add(
            COLUMN_ZERO_DATE_CONFIG,
            ConfigDef.Type.LIST,
            "",
            ColumnSetting.validator(ZeroDates::of),
            ConfigDef.Importance.LOW,
            "The same for single columns, as table.column:value separated by commas. It goes before"
                + " zero.date.handling.")
        .add(
            LARGE_VALUE_CONFIG,
            ConfigDef.Type.STRING,
            "keep",
            ConfigDef.ValidString.in("keep", "truncate", "null", "fail"),
            ConfigDef.Importance.MEDIUM,
            "What becomes of a text or of bytes larger than large.value.max.bytes: kept as it is,"
                + " truncated (never inside a character), null or a failure that names the row. Columns of the"
                + " key are always kept. With null a column declared NOT NULL is optional in its schema.")
        .add(
            COLUMN_LARGE_VALUE_CONFIG,
            ConfigDef.Type.LIST,
            "",
            ColumnSetting.validator(LargeValues::of),
            ConfigDef.Importance.LOW,
            "The same for single columns, as table.column:value separated by commas. It goes before"
                + " large.value.handling.")
        .add(
            LARGE_VALUE_MAX_BYTES_CONFIG,
            ConfigDef.Type.INT,
            1_048_576,
            ConfigDef.Range.between(1, 1_073_741_824),
            ConfigDef.Importance.LOW,
            "The size up to which large.value.handling leaves a value alone, in bytes; of text, in"
                + " bytes of UTF-8.")
        .add(
            UNREADABLE_VALUE_CONFIG,
            ConfigDef.Type.STRING,
            "fail",
            ConfigDef.ValidString.in("fail", "null"),
            ConfigDef.Importance.LOW,
            "What becomes of a value its column's schema can't carry, such as NaN in a NUMERIC with"
                + " decimal.handling.mode=precise: a failure that names the row, or null. With null every"
                + " column is optional in its schema.")
        .add(
            COLUMN_UNREADABLE_VALUE_CONFIG,
            ConfigDef.Type.LIST,
            "",
            ColumnSetting.validator(UnreadableValues::of),
            ConfigDef.Importance.LOW,
            "The same for single columns, as table.column:value separated by commas. It goes before"
                + " unreadable.value.handling.");
  }

  private static void defineColumns(ConfigKeys keys) {
    keys.in(COLUMNS)
        .add(
            COLUMN_INCLUDE_CONFIG,
            ConfigDef.Type.LIST,
            "",
            ColumnPatterns.validator(),
            ConfigDef.Importance.MEDIUM,
            "The columns to deliver, as regular expressions of table.column or schema.table.column"
                + " (as tables names it) separated by commas; upper and lower case are one. Empty means"
                + " all. Of a table that should be delivered whole name all columns, as in pins\\..*; the"
                + " key is read in any case and stays the key of the records.")
        .add(
            COLUMN_EXCLUDE_CONFIG,
            ConfigDef.Type.LIST,
            "",
            ColumnPatterns.validator(),
            ConfigDef.Importance.MEDIUM,
            "The columns to leave out, in the same form. Only one of the two lists can be used.")
        .add(
            COLUMN_MASK_CONFIG,
            ConfigDef.Type.LIST,
            "",
            ColumnPatterns.validator(),
            ConfigDef.Importance.MEDIUM,
            "The columns whose values are hidden, in the same form; they are carried as text, and"
                + " null stays null. With column.mask.hash.key each value becomes a hash, without it all"
                + " become column.mask.text. Columns of the key can't be hidden.")
        .add(
            COLUMN_MASK_KEY_CONFIG,
            ConfigDef.Type.PASSWORD,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The secret by which masked values become hashes: HMAC-SHA-256 in 64 hexadecimal digits,"
                + " equal for equal values. Without the secret no value can be guessed from its hash.")
        .add(
            COLUMN_MASK_TEXT_CONFIG,
            ConfigDef.Type.STRING,
            "****",
            null,
            ConfigDef.Importance.LOW,
            "What masked values become when there is no column.mask.hash.key.");
  }
}
