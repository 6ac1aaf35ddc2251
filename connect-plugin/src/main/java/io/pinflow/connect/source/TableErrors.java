package io.pinflow.connect.source;

import java.util.Collection;

/**
 * Messages about which tables and queries are read, and their topics: problem, cause, remedy. None
 * holds a row's content or a secret.
 */
final class TableErrors {
  private TableErrors() {}

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

  static String unreadableTable(TableName table, String reason) {
    return "Cannot read table '"
        + table
        + "' because: "
        + reason
        + ". Check the name in tables (upper and lower case"
        + " count; schema.table for another schema) and that the user may SELECT from it.";
  }
}
