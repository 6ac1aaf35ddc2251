package io.pinflow.connect.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/**
 * Messages about stored and edited offsets: problem, cause, remedy. None holds a row's content or a
 * secret.
 */
final class OffsetErrors {
  private OffsetErrors() {}

  static ConnectException changedQuery(TableName query) {
    return new ConnectException(
        "The reading of query '"
            + query
            + "' has ended because its SQL is not the one its offset was stored with, and named.query.changed is fail."
            + " Set that to continue to go on from there, or to restart to deliver all rows, or put the SQL back.");
  }

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
