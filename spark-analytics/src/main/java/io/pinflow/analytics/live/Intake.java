package io.pinflow.analytics.live;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a micro-batch holds: the latest row of each post, and letters for what was refused.
 *
 * @param received how many messages
 * @param cleaned how many rows were in the messages that could be cleaned
 * @param posts one a post
 * @param letters rows of the dead letter table
 */
record Intake(long received, long cleaned, List<Post> posts, List<List<Object>> letters) {

  /** Cleans messages; of two rows of a post the later counts. */
  static Intake of(Table table, PostReader reader, List<Message> messages) {
    Map<Integer, Post> latest = new LinkedHashMap<>();
    List<List<Object>> letters = new ArrayList<>();
    long cleaned = 0;
    for (Message message : ArrivalOrder.sorted(messages)) {
      try {
        List<Post> posts = reader.posts(message);
        cleaned += posts.size();
        posts.forEach(post -> latest.put(post.number(), post));
      } catch (RefusedMessageException refused) {
        letters.add(DeadLetter.refused(table, message, refused.refusal()));
      }
    }
    return new Intake(messages.size(), cleaned, List.copyOf(latest.values()), letters);
  }
}
