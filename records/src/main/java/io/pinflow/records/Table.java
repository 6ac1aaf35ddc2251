package io.pinflow.records;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;

/** The three tables: the names of their raw fields, their topics and their cleaned schemas. */
@SuppressWarnings("ImmutableEnumChecker") // Lists by List.of and schemas nobody changes.
public enum Table {
  /** {@code pinterest_data}, one row a post. */
  PIN(
      Pin.SCHEMA$,
      "index",
      "unique_id",
      "title",
      "description",
      "poster_name",
      "follower_count",
      "tag_list",
      "is_image_or_video",
      "image_src",
      "downloaded",
      "save_location",
      "category"),
  /** {@code geolocation_data}, where and when. */
  GEO(Geo.SCHEMA$, "ind", "timestamp", "latitude", "longitude", "country"),
  /** {@code user_data}, who. */
  USER(User.SCHEMA$, "ind", "first_name", "last_name", "age", "date_joined");

  private static final String CLEANED_SUFFIX = ".cleaned";

  private final Schema schema;
  private final List<String> rawFields;
  private final String topicSuffix = name().toLowerCase(Locale.ROOT);

  Table(Schema schema, String... rawFields) {
    this.schema = schema;
    this.rawFields = List.of(rawFields);
  }

  /** What the names of its topics end in: {@code pin} as in {@code local.pin}. */
  public String topicSuffix() {
    return topicSuffix;
  }

  /** Schema of the cleaned record. */
  public Schema schema() {
    return schema;
  }

  /** Columns of the raw table in table order, the key field first. */
  public List<String> rawFields() {
    return rawFields;
  }

  /** Name of the post's number in the raw table: {@code index} for pins, {@code ind} otherwise. */
  public String keyField() {
    return rawFields.get(0);
  }

  /**
   * The table a raw or cleaned topic belongs to, {@code <id>.pin} or {@code <id>.pin.cleaned};
   * empty for any other topic, the dead letter topic among them.
   */
  public static Optional<Table> ofTopic(String topic) {
    String raw =
        topic.endsWith(CLEANED_SUFFIX)
            ? topic.substring(0, topic.length() - CLEANED_SUFFIX.length())
            : topic;
    for (Table table : values()) {
      if (raw.endsWith("." + table.topicSuffix) && raw.length() > table.topicSuffix.length() + 1) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }
}
