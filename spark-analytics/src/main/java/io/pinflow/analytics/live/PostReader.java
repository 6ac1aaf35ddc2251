package io.pinflow.analytics.live;

import io.pinflow.analytics.JsonMessages;
import io.pinflow.records.Cleaning;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes posts of messages; raw ones are cleaned by the rules the cleaner uses, and refused for the
 * same reasons.
 */
final class PostReader {

  private final Table table;
  private final Optional<String> partitionKey;
  private final CleanedRecords cleanedRecords;

  /**
   * Reads the messages of one table.
   *
   * @param partitionKey the only one accepted in a stream; any when empty
   */
  PostReader(Table table, Optional<String> partitionKey) {
    this.table = table;
    this.partitionKey = partitionKey;
    this.cleanedRecords = new CleanedRecords(table);
  }

  /**
   * The posts in a message, one in nearly every case.
   *
   * @throws RefusedMessageException when it can't be cleaned; then no part of it is taken
   */
  List<Post> posts(Message message) throws RefusedMessageException {
    if (message.cleaned()) {
      List<Object> values = cleanedRecords.values(message.value());
      return List.of(new Post((Integer) values.get(0), values));
    }
    if (message.shard().isPresent()) {
      requirePartitionKey(message);
    }
    return clean(rows(message.value()));
  }

  private void requirePartitionKey(Message message) throws RefusedMessageException {
    if (partitionKey.isPresent() && !message.key().equals(partitionKey)) {
      throw LiveErrors.strangePartitionKey(partitionKey.get());
    }
  }

  private static List<RawRecord> rows(byte[] message) throws RefusedMessageException {
    try {
      return JsonMessages.rows(message);
    } catch (RejectedRecordException e) {
      throw new RefusedMessageException(Refusal.of(e.rejection()));
    }
  }

  private List<Post> clean(List<RawRecord> rows) throws RefusedMessageException {
    List<Post> posts = new ArrayList<>(rows.size());
    for (int index = 0; index < rows.size(); index++) {
      try {
        posts.add(post(Cleaning.clean(table, rows.get(index))));
      } catch (RejectedRecordException e) {
        throw new RefusedMessageException(
            rows.size() == 1
                ? Refusal.of(e.rejection())
                : Refusal.ofRow(e.rejection(), index + 1, rows.size()));
      }
    }
    return posts;
  }

  private static Post post(SpecificRecord record) {
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < record.getSchema().getFields().size(); column++) {
      values.add(record.get(column));
    }
    return new Post((Integer) values.get(0), values);
  }
}
