package io.pinflow.connect.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/**
 * Every message of the table source: problem, cause, remedy. None holds a row's content or a
 * secret.
 */
final class TableSourceErrors {
  private TableSourceErrors() {}

  // Configuration.

  static String unsupportedUrl(String scheme) {
    return "Invalid connection.url: it starts with '"
        + scheme
        + "', which no driver of this plugin serves. Expected"
        + " jdbc:mariadb://host:port/database, jdbc:mysql://host:port/database or"
        + " jdbc:postgresql://host:port/database.";
  }

  static String secretInUrl() {
    return "Invalid connection.url: it holds a password, and Connect prints URLs in its log. Give the password as"
        + " connection.password, which Connect hides.";
  }

  static String overruledSetting(String setting, String ours) {
    return "Invalid connection.url: it overrules the driver's setting "
        + setting
        + ", without which values would be wrong: the source needs "
        + ours
        + " and sets it itself. Take the setting out of the URL.";
  }

  static String brokenTableMapEntry(String key, String entry) {
    return "Invalid "
        + key
        + ": '"
        + entry
        + "' is not of the form table:value. Expected for example"
        + " pinterest_data:local.pin,user_data:local.user.";
  }

  static String tableTwiceInMap(String key, TableName table) {
    return "Invalid " + key + ": table '" + table + "' is named twice. Keep one of the two.";
  }

  static String brokenColumnEntry(String key, String entry) {
    return "Invalid "
        + key
        + ": '"
        + entry
        + "' is not of the form table.column:value, or its value is none of this setting's. Expected for example"
        + " pinterest_data.created:null, with a value that the documentation of "
        + key
        + " names.";
  }

  static String columnTwice(String key, String column) {
    return "Invalid " + key + ": column '" + column + "' is named twice. Keep one of the two.";
  }

  static String brokenColumnPattern(String key, String pattern, String reason) {
    return "Invalid "
        + key
        + ": '"
        + pattern
        + "' is not a regular expression because: "
        + reason
        + ". Expected expressions of table.column separated by commas, for example"
        + " user_data\\.(first|last)_name; a comma can't be part of one.";
  }

  static String columnsIncludedAndExcluded() {
    return "Cannot use both column.include.list and column.exclude.list because a column named by neither could be meant"
        + " either way. Keep one of the two.";
  }

  static String noColumnLeft(TableName table, Collection<String> columns) {
    return "Cannot read table '"
        + table
        + "' because column.include.list and column.exclude.list leave none of its columns "
        + columns
        + ". Correct their expressions (they name table.column or schema.table.column as a whole) or take the table"
        + " out of tables.";
  }

  static String patternOfNoColumn(String key, String pattern) {
    return "Invalid "
        + key
        + ": '"
        + pattern
        + "' matches no column of the tables. Expected an expression that matches table.column as a whole"
        + " (schema.table.column where tables names the schema). Correct it or take it out.";
  }

  static String settingOfNoColumn(String key, String name) {
    return "Invalid "
        + key
        + ": '"
        + name
        + "' is no column of the tables. Expected table.column, upper and lower case as in the database. Correct it"
        + " or take it out.";
  }

  static String brokenHeader(String key, String entry) {
    return "Invalid "
        + key
        + ": '"
        + entry
        + "' is not of the form name=text, repeats a name, or has a place other than ${database}, ${schema}, ${table},"
        + " ${key} and ${id}. Expected for example source.table=${table},pinflow.id=${id}.";
  }

  static String deletesWithoutKey() {
    return "Cannot use record.key=none with soft.delete.column or table.soft.delete.columns because a record without"
        + " key and value says nothing. Set record.key to text or struct.";
  }

  static String noDeletes(String column) {
    return "Cannot use column '"
        + column
        + "' as the mark of deleted rows because no table has it. Correct soft.delete.column (upper and lower case as"
        + " in the database), or name columns of single tables in table.soft.delete.columns.";
  }

  static String noDeleteColumn(TableName table, String column) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as the mark of deleted rows because it has no such column. Correct it in table.soft.delete.columns (upper"
        + " and lower case as in the database), or take the table out there.";
  }

  static String notADeleteColumn(TableName table, Column column) {
    return "Cannot use column '"
        + column.name()
        + "' of table '"
        + table
        + "' as the mark of deleted rows because its type is "
        + column.typeName()
        + ". Name a column of booleans, numbers, dates or times in table.soft.delete.columns as "
        + table
        + ":column.";
  }

  static String maskedKey(TableName table, String column) {
    return "Cannot mask column '"
        + column
        + "' of table '"
        + table
        + "' because it is the table's key, which offsets and the keys of records hold as it is. Take it out of"
        + " column.mask.list, or name another column as the key.";
  }

  static String noTables() {
    return "Must specify tables (or table.whitelist, or table.include.list): there is no table to read. Name them"
        + " separated by commas, for example pinterest_data,geolocation_data.";
  }

  static String brokenTablePattern(String key, String pattern, String reason) {
    return "Invalid "
        + key
        + ": '"
        + pattern
        + "' is not a regular expression because: "
        + reason
        + ". Expected expressions of table or schema.table separated by commas, for example"
        + " pins_.*,sales\\.order; a comma can't be part of one.";
  }

  static String patternOfNoTable(String pattern) {
    return "Invalid table.include.list: '"
        + pattern
        + "' matches no table that the user may read. Expected an expression that matches table, or schema.table"
        + " for another schema than the connection's own, as a whole. Correct it, grant SELECT, or take it out.";
  }

  static String excludedWithoutIncluded() {
    return "Cannot use table.exclude.list without table.include.list because it takes tables out of those the other"
        + " matches. Set table.include.list, to .* for every table, or take it out.";
  }

  static String unwritableTable(TableName table) {
    return "Cannot read table '"
        + table
        + "' because its name or its schema's holds a comma, a dot or a space at an end, by which lists of tables"
        + " are written. Make a view of it and name that in tables.";
  }

  static String cannotLookForTables(String reason, long nextMs) {
    return "Cannot look for the tables of table.include.list because: "
        + reason
        + ". Those found before are read on; the next search is in "
        + nextMs
        + " ms.";
  }

  static String tablesUnknown() {
    return "Cannot share the tables out because the database has not told yet which match table.include.list. The log"
        + " has the cause; tasks start once it answers.";
  }

  static String tablesTwice() {
    return "Cannot use both tables and table.whitelist because they name different tables and mean the same. Keep"
        + " tables.";
  }

  static String sameTableTwice(TableName table) {
    return "Invalid tables: '"
        + table
        + "' is named twice, so its rows would be delivered twice. Keep one.";
  }

  static String invalidQueryName(String key, String name) {
    return "Invalid "
        + key
        + ": '"
        + name
        + "' is no name for a query, or is there twice. Expected names of the characters a-z A-Z 0-9 _ - separated by"
        + " commas, each once.";
  }

  static String queryNamedLikeTable(TableName name) {
    return "Cannot read both the table and the query '"
        + name
        + "' because their records and settings could not be told apart. Give the query another name in named.queries.";
  }

  static String unlistedQuery(String key, String name, Collection<String> queries) {
    return "Cannot use configuration '"
        + key
        + "' because named.queries does not list '"
        + name
        + "'. Listed are "
        + queries
        + ". Add it there or take it out here.";
  }

  static String brokenQueryText(TableName name, String reason) {
    return "Invalid named.query.sql."
        + name
        + ": it can't be read as a sub-select because "
        + reason
        + ". Expected one SELECT, as in SELECT a.id, b.name FROM a JOIN b ON b.id = a.b_id.";
  }

  static String unreadableQuery(TableName name, String reason) {
    return "Cannot read query '"
        + name
        + "' because: "
        + reason
        + ". Check the SQL in named.query.sql."
        + name
        + " as SELECT * FROM (…) AS q in the database, and that the user may SELECT from its tables.";
  }

  static String noQueryKey(TableName name) {
    return "Must specify the key of query '"
        + name
        + "' because a query has no primary key. Name a column of unique values (in mode incrementing, growing ones)"
        + " in table.incrementing.columns as "
        + name
        + ":column.";
  }

  static String columnTwiceInQuery(TableName name, String column) {
    return "Cannot read query '"
        + name
        + "' because two of its columns are called '"
        + column
        + "'. Give one of them another name with AS in named.query.sql."
        + name
        + ".";
  }

  static String unknownTableInMap(String key, TableName table, Collection<TableName> tables) {
    return "Invalid "
        + key
        + ": it names table '"
        + table
        + "', which tables does not list. Listed are "
        + tables
        + ". Add it there or take it out here.";
  }

  static String invalidTopic(TableName table, String topic) {
    return "Invalid topic '"
        + topic
        + "' for table '"
        + table
        + "'. Expected 1 to 249 of the characters a-z A-Z 0-9 . _"
        + " - . Set it in topic.names as "
        + table
        + ":topic.";
  }

  static String sharedTopic(String topic, TableName one, TableName other) {
    return "Cannot write tables '"
        + one
        + "' and '"
        + other
        + "' both to topic '"
        + topic
        + "' because their rows have"
        + " different columns. Give each its own topic in topic.names.";
  }

  static String wrongConverter(String converter) {
    return "Cannot use record.value json with value.converter "
        + converter
        + " because it would convert what is JSON already. Set value.converter to"
        + " org.apache.kafka.connect.converters.ByteArrayConverter, or record.value to struct.";
  }

  static String unknownZone(String key, String zone) {
    return "Invalid "
        + key
        + ": '"
        + zone
        + "' is no time zone. Expected an ID such as UTC, Europe/London or +02:00.";
  }

  static String unknownKey(String key, List<String> known) {
    return "Unknown configuration '"
        + key
        + "'. Did you mean one of "
        + known
        + "? Correct it or take it out.";
  }

  static String peerKey(String key, String remedy) {
    return "Cannot use configuration '"
        + key
        + "' because it is a key of another JDBC source, and its meaning would be lost. "
        + remedy
        + " Then take it out.";
  }

  // Database.

  static String noDriver(String driver) {
    return "Cannot load the JDBC driver "
        + driver
        + " because it is not in the plugin's folder. Install the plugin's zip"
        + " as it is, with every jar of its lib folder.";
  }

  static String cannotConnect(String reason) {
    return "Cannot connect to the database of connection.url because: "
        + reason
        + ". Check host, port and database"
        + " name, that the server runs, and that the worker's network reaches it.";
  }

  static String cannotTrust(String reason) {
    return "Cannot trust the database of connection.url because: "
        + reason
        + ". Check that the host is the name its certificate is for, and that connection.tls.ca names who signed it.";
  }

  static String accessDenied(String user, String reason) {
    return "Cannot log in to the database as '"
        + user
        + "' because: "
        + reason
        + ". Check connection.user and"
        + " connection.password, and that this user may connect from the worker's address.";
  }

  static String severalPasswords() {
    return "Cannot use more than one of connection.password, connection.password.file, connection.password.secret and"
        + " connection.iam.auth because each says how to log in. Keep one.";
  }

  static String unreadablePasswordFile(Path file, IOException cause) {
    return "connection.password.file '"
        + file
        + "' can't be read on this worker ("
        + cause.getClass().getSimpleName()
        + ")";
  }

  static String noAwsCredentials(String reason) {
    return "connection.iam.auth found no AWS credentials on this worker (" + reason + ")";
  }

  static String noSingleHost() {
    return "Cannot use connection.iam.auth because a token is for one host and port, and connection.url names none or"
        + " several. Name one, for example jdbc:postgresql://host:5432/database.";
  }

  static String noRegion() {
    return "Must specify connection.iam.region because the host of connection.url doesn't tell the AWS region, as"
        + " name.us-east-1.rds.amazonaws.com would.";
  }

  static String iamWithoutTls() {
    return "Cannot use connection.iam.auth without TLS because a token is sent as it is, and RDS takes it over TLS"
        + " only. Set connection.tls to verify-full.";
  }

  static String tlsTwice() {
    return "Cannot use connection.tls because connection.url speaks of TLS too. Take it out of the URL, or set"
        + " connection.tls to url.";
  }

  static String noCertificateFile(IOException cause) {
    return "the certificates to trust can't be written to the worker's temporary folder ("
        + cause.getMessage()
        + ")";
  }

  static String noCertificates() {
    return "Invalid connection.tls.ca: there is no such file that the worker can read. Expected rds, system or the"
        + " path of a PEM file.";
  }

  static String unreadableTable(TableName table, String reason) {
    return "Cannot read table '"
        + table
        + "' because: "
        + reason
        + ". Check the name in tables (upper and lower case"
        + " count; schema.table for another schema) and that the user may SELECT from it.";
  }

  static String noColumn(TableName table, String column, Collection<String> columns) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as its key because it has no such column. Its"
        + " columns are "
        + columns
        + ": name one in incrementing.column.name or table.incrementing.columns.";
  }

  static String noKey(TableName table) {
    return "Cannot find the key of table '"
        + table
        + "' because it has no primary key. Name a column of unique, growing values in"
        + " table.incrementing.columns as "
        + table
        + ":column.";
  }

  static String keyNeedNotGrow(TableName table, List<String> key) {
    String named = String.join("+", key);
    return "Cannot go by the primary key "
        + named
        + " of table '"
        + table
        + "' because its values need not grow with every new row, and a row below the greatest would"
        + " never be read. Use mode timestamp; or, if they do grow (a UUID of version 7, a ULID, a"
        + " number of the day first), say so by naming it in table.incrementing.columns as "
        + table
        + ":"
        + named
        + ".";
  }

  static String notInOrder(TableName table, Column column) {
    return "Cannot use column '"
        + column.name()
        + "' of table '"
        + table
        + "' to order its rows because its type is "
        + column.typeName()
        + ", whose values can't be compared exactly. Name another unique column in"
        + " table.incrementing.columns as "
        + table
        + ":column.";
  }

  static String noTime(TableName table, String column, Collection<String> columns) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as the time of its rows' last change because it has no such column. Its columns are "
        + columns
        + ": name one in timestamp.column.name or table.timestamp.columns.";
  }

  static String notATime(TableName table, Column column) {
    return "Cannot use column '"
        + column.name()
        + "' of table '"
        + table
        + "' as the time of its rows' last change because its type is "
        + column.typeName()
        + ". Name a column of dates with times in table.timestamp.columns as "
        + table
        + ":column.";
  }

  static String nullableTime(TableName table, String column) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as the time of its rows' last change because it may be null, and such rows would never"
        + " be read. Declare it NOT NULL or name another column in table.timestamp.columns.";
  }

  static String noTimeColumn(TableName table, String mode) {
    return "Must specify timestamp.column.name, or table '"
        + table
        + "' in table.timestamp.columns, because mode is "
        + mode
        + ". Name the column that every insert and update sets to the time.";
  }

  static String nullableKey(TableName table, String column) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as its key because it may be null, and such rows"
        + " would never be read. Declare it NOT NULL or name another column in table.incrementing.columns.";
  }

  static String repeatedKey(TableName table, String column) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as its key because no unique index covers it, and"
        + " of rows with the same value some could be left out. Add a unique index or name another column in"
        + " table.incrementing.columns.";
  }

  // Reconciliation.

  static String noReconcileServers() {
    return "Must specify reconcile.bootstrap.servers because a connector does not know its worker's. Set it to the"
        + " brokers that the records go to, for example broker-1:9098,broker-2:9098.";
  }

  static String noReconcileConverter() {
    return "Must specify reconcile.key.converter because a connector does not know its worker's key.converter, and"
        + " the keys in the topics are read back by it. Set it, with its settings as reconcile.key.converter.…, or"
        + " set the connector's own key.converter.";
  }

  static String unusableReconcileConverter(String converter, String reason) {
    return "Cannot use '"
        + converter
        + "' to read keys back because: "
        + reason
        + ". Set reconcile.key.converter to the class that the worker writes keys by, and its settings as"
        + " reconcile.key.converter.….";
  }

  static String unusableReconcileConsumer(String reason) {
    return "Cannot read topics because no consumer can be made of reconcile.bootstrap.servers and reconcile.consumer.…: "
        + reason
        + ". Give it the security settings of the worker.";
  }

  static String reconcileWithoutKey() {
    return "Cannot use record.key=none with reconcile.interval.ms or reconcile.request because only their keys tell"
        + " which rows a topic has. Set record.key to text or struct.";
  }

  static String invalidReportTopic(String topic) {
    return "Invalid reconcile.report.topic: '"
        + topic
        + "' can't be a topic's name, or is the topic of a table. Expected 1 to 249 of the characters a-z A-Z 0-9 . _"
        + " - and a topic of its own.";
  }

  static ConnectException noTopic(String topic) {
    return new ConnectException(
        "Cannot compare topic '"
            + topic
            + "' because it does not exist, or the consumer may not see it. Check topic.names, whether a transform"
            + " renames the topic, and the rights to describe and read it.");
  }

  static ConnectException renamedTopic(TableName table, String topic, String other) {
    return new ConnectException(
        "Cannot compare table '"
            + table
            + "' with topic '"
            + topic
            + "' because its records go to '"
            + other
            + "'. Name the topic in topic.names instead of having a transform rename it.");
  }

  static ConnectException foreignTopic(String topic) {
    return new ConnectException(
        "Cannot compare topic '"
            + topic
            + "' because most of its records have keys that are none of the table's. Set reconcile.key.converter and its settings to"
            + " those by which keys are written, and leave keys to the connector: a transform that changes them can't"
            + " be undone.");
  }

  static ConnectException unreadableKeys(TableName table) {
    return new ConnectException(
        "Cannot compare table '"
            + table
            + "' because a key that the converter has written is another one when it is read back. Set record.key to"
            + " text, or reconcile.key.converter to a converter that keeps the key's types.");
  }

  static String reconcileFailed(TableName table, String reason, long waitMs) {
    return "Table '"
        + table
        + "' could not be compared with its topic because: "
        + reason
        + ". It is tried again in "
        + waitMs
        + " ms; rows are delivered all the while.";
  }

  static String refusedDeletes(TableName table, long keys) {
    return "Table '"
        + table
        + "' lacks "
        + keys
        + " keys that its topic has, more than reconcile.deletes.max.percent of them: no tombstones were sent for them."
        + " Check that it is the right table with all its rows; if they were deleted on purpose, raise the limit and"
        + " set a new reconcile.request.";
  }

  static String expiredRows(TableName table, String topic, long rows) {
    return "Topic '"
        + topic
        + "' lacks "
        + rows
        + " rows of table '"
        + table
        + "', and has lost its first records, with which they may have expired: they were not sent. To have them sent,"
        + " set reconcile.resend.expired to true.";
  }

  // Running.

  static String nullInOrder(TableName table, String column) {
    return "Cannot go by column '"
        + column
        + "' of '"
        + table
        + "' because it is null in a row, which could not be found again. Leave such rows out with WHERE … IS NOT NULL,"
        + " give them a value with COALESCE, or name another column in table.incrementing.columns or"
        + " table.timestamp.columns.";
  }

  static String repeatedPoint(TableName query, Bound point) {
    return "Cannot read query '"
        + query
        + "' because two of its rows lie at "
        + point
        + ", of which one could be left out. Name columns in table.incrementing.columns that no two rows share,"
        + " several joined by a plus sign as in "
        + query
        + ":order_id+line, or group the rows.";
  }

  static ConnectException changedQuery(TableName query) {
    return new ConnectException(
        "The reading of query '"
            + query
            + "' has ended because its SQL is not the one its offset was stored with, and named.query.changed is fail."
            + " Set that to continue to go on from there, or to restart to deliver all rows, or put the SQL back.");
  }

  static ConnectException permanent(TableName table, String message) {
    return new ConnectException("The reading of table '" + table + "' has ended. " + message);
  }

  /** The value itself is never shown. */
  static DataException unreadableValue(TableName table, Column column, Object key, String cause) {
    return new DataException(
        "Cannot read column '"
            + column.name()
            + "' ("
            + column.typeName()
            + ") of table '"
            + table
            + "' in the row at key "
            + key
            + " because the driver can't decode it ("
            + cause
            + "). Correct the"
            + " value in the database, set decimal.handling.mode=string if it is a number, or set"
            + " unreadable.value.handling (column.unreadable.value.handling for this column) to null.");
  }

  /** A value that the configuration says to fail at; named like one that can't be read. */
  static DataException refusedValue(
      TableName table, Column column, Object key, RefusedValueException.Reason reason) {
    boolean isDate = reason == RefusedValueException.Reason.ZERO_DATE;
    return new DataException(
        "Cannot deliver column '"
            + column.name()
            + "' ("
            + column.typeName()
            + ") of table '"
            + table
            + "' in the row at key "
            + key
            + (isDate
                ? " because it holds a date no calendar knows and zero.date.handling is fail. Correct it in the"
                    + " database, or set zero.date.handling (column.zero.date.handling for this column) to text, null"
                    + " or epoch."
                : " because it is larger than large.value.max.bytes and large.value.handling is fail. Raise the"
                    + " limit, or set large.value.handling (column.large.value.handling for this column) to keep,"
                    + " truncate or null."));
  }

  // Offsets that a person edits.

  static String wrongOffsets(List<String> problems) {
    return "Cannot alter the offsets because of what follows; none was changed. "
        + String.join(" ", problems);
  }

  static String foreignPartition(Map<String, ?> partition) {
    return "Invalid partition "
        + partition
        + ": it is none of the table source's. Expected table (or query), column and version, all as text and as GET"
        + " …/offsets shows them, for example {\"table\": \"orders\", \"column\": \"id\", \"version\": \"1\"}.";
  }

  static String unreadPartition(EditedOffset offset, Collection<TableName> tables) {
    return "Invalid partition "
        + offset
        + ": the connector reads no table or query of this name. Named are "
        + tables
        + "; found ones are written as the log has them. Correct the name, or add it to the configuration.";
  }

  static String otherColumns(Map<String, ?> partition, String columns) {
    return "Invalid partition "
        + partition
        + ": its column is not what the table is read by. Expected '"
        + columns
        + "'.";
  }

  static String otherKey(Map<String, ?> partition, String columns) {
    return "Invalid offset of "
        + partition
        + ": its key is none of "
        + columns
        + ". Expected the value of the row to go on after, of several columns a JSON array as text with the first of"
        + " them or all.";
  }

  static String brokenOffset(Map<String, ?> partition, String field) {
    return "Invalid offset of "
        + partition
        + ": its field '"
        + field
        + "' can't be read, or does not go with the others. Expected for key a whole number or text, for query nothing or what the connector stored, and"
        + " for gaps and seen what it stored; leave those two out to forget which rows may still come, or came early.";
  }

  static String unknownOffsetFields(
      Map<String, ?> partition, Collection<String> unknown, Collection<String> known) {
    return "Invalid offset of "
        + partition
        + ": its table has no use for the fields "
        + unknown
        + ". Expected some of "
        + new TreeSet<>(known)
        + ".";
  }

  static String unusableOffset(EditedOffset offset, String reason) {
    return "Invalid offset of "
        + offset
        + ": the database can't read its table from there because: "
        + reason
        + ". Correct the key.";
  }

  static DataException foreignOffset(TableName table, Object key) {
    return new DataException(
        "Cannot resume table '"
            + table
            + "' because its stored offset has the key '"
            + key
            + "', which is none of its key. Delete or correct the connector's offsets.");
  }
}
