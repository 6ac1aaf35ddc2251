package io.pinflow.connect.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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

  static String noTables() {
    return "Must specify tables (or table.whitelist): there is no table to read. Name them separated by commas, for"
        + " example pinterest_data,geolocation_data.";
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

  static String noSingleKey(TableName table, List<String> primaryKey) {
    return "Cannot find the key of table '"
        + table
        + "' because its primary key "
        + (primaryKey.isEmpty() ? "does not exist" : "has several columns, " + primaryKey)
        + ". Name a column of unique, growing whole numbers in table.incrementing.columns as "
        + table
        + ":column.";
  }

  static String notAWholeNumber(TableName table, Column column) {
    return "Cannot use column '"
        + column.name()
        + "' of table '"
        + table
        + "' as its key because its type is "
        + column.typeName()
        + ". Mode incrementing needs whole numbers that grow with every new row: name such a column"
        + " in table.incrementing.columns as "
        + table
        + ":column.";
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

  // Running.

  static ConnectException permanent(TableName table, String message) {
    return new ConnectException("The reading of table '" + table + "' has ended. " + message);
  }

  /**
   * Names the row by the one before it: its own key may be what can't be read. The value itself is
   * never shown.
   */
  static DataException unreadableValue(
      TableName table, Column column, Object previousKey, String cause) {
    return new DataException(
        "Cannot read column '"
            + column.name()
            + "' ("
            + column.typeName()
            + ") of table '"
            + table
            + "' in the row after key "
            + previousKey
            + " because the driver can't decode it ("
            + cause
            + "). Correct the"
            + " value in the database, or set decimal.handling.mode=string if it is a number.");
  }

  static DataException foreignOffset(TableName table, Object key) {
    return new DataException(
        "Cannot resume table '"
            + table
            + "' because its stored offset has the key '"
            + key
            + "', which is not a whole number. Delete or correct the connector's offsets.");
  }
}
