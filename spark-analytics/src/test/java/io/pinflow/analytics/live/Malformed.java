package io.pinflow.analytics.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.analytics.JsonMessages;
import io.pinflow.analytics.SharedData;
import io.pinflow.records.Cleaning;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Rejection;
import io.pinflow.records.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A message as people really sent it, and the topic it is sent to. */
record Malformed(String table, String text) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Malformed> all() {
    return SharedData.lines("wire_malformed.jsonl").stream().map(Malformed::of).toList();
  }

  private static Malformed of(String line) {
    try {
      JsonNode record = JSON.readTree(line).path("record");
      String text = text(record);
      String table =
          text.contains("first_name") ? "user" : text.contains("latitude") ? "geo" : "pin";
      return new Malformed(table, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode record) {
    if (record.has("data_base64")) {
      byte[] bytes = Base64.getDecoder().decode(record.path("data_base64").asText());
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return record.isTextual() ? record.asText() : record.toString();
  }

  /** Topic, offset, table, field and reason of those that the rules refuse. */
  static List<String> expectedLetters(String userId, List<Malformed> messages) {
    Map<String, Integer> offsets = new HashMap<>();
    List<String> letters = new ArrayList<>();
    for (Malformed message : messages) {
      int offset = offsets.merge(message.table(), 1, Integer::sum) - 1;
      try {
        message.posts();
      } catch (RejectedRecordException e) {
        Rejection why = e.rejection();
        String place = userId + "." + message.table() + "|" + offset + "|" + message.table();
        letters.add(place + "|" + why.field() + "|" + why.reason().code());
      }
    }
    return letters;
  }

  /** The posts of those that the rules take. */
  static Set<Integer> expectedPosts(String table, List<Malformed> messages) {
    Set<Integer> posts = new LinkedHashSet<>();
    messages.stream()
        .filter(message -> message.table().equals(table))
        .forEach(message -> posts.addAll(message.takenPosts()));
    return posts;
  }

  private List<Integer> takenPosts() {
    try {
      return posts();
    } catch (RejectedRecordException refused) {
      return List.of();
    }
  }

  private List<Integer> posts() throws RejectedRecordException {
    Table of = Table.valueOf(table.toUpperCase(Locale.ROOT));
    List<Integer> posts = new ArrayList<>();
    for (RawRecord row : JsonMessages.rows(text.getBytes(StandardCharsets.UTF_8))) {
      posts.add((Integer) Cleaning.clean(of, row).get(0));
    }
    return posts;
  }
}
