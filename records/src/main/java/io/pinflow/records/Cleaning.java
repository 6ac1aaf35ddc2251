package io.pinflow.records;

import org.apache.avro.specific.SpecificRecord;

/**
 * The cleaning rules: raw rows in, cleaned records out, the same for streams and batches.
 *
 * <p>Pure functions, safe for use from any thread. Rules of every column stand with its reader:
 * text in {@code Texts}, whole numbers in {@code Integers}, follower counts in {@code
 * FollowerCounts}, degrees in {@code Coordinates}, times in {@code Times}, rows that are no row of
 * their table in {@code RowFaults}. Beyond the written rules:
 *
 * <ul>
 *   <li>Numbers and booleans in a text column become their text; lists and objects are refused.
 *   <li>The text {@code None} is text. Nothing is trimmed.
 *   <li>{@code ind} and {@code age} may be any 32-bit number; follower counts may not be negative.
 *   <li>A user with one of the two names gets that name; with none, null.
 *   <li>Where {@code index}, {@code ind} and {@code idx} occur together, the table's own name wins,
 *       then {@code index} or {@code ind}, then {@code idx}. An empty text counts as missing.
 *   <li>A pin whose columns are shifted (a text in {@code downloaded} that is no 0 or 1, a save
 *       location in {@code category}) or cut off after the description is refused: those values
 *       would overwrite the good row of the same {@code ind}.
 *   <li>Fields that the table does not have are ignored.
 * </ul>
 */
public final class Cleaning {

  private Cleaning() {}

  /**
   * Cleans the row of any table.
   *
   * @throws RejectedRecordException when the row can't be cleaned
   */
  public static SpecificRecord clean(Table table, RawRecord raw) throws RejectedRecordException {
    switch (table) {
      case PIN:
        return pin(raw);
      case GEO:
        return geo(raw);
      case USER:
        return user(raw);
    }
    throw new AssertionError(table);
  }

  /**
   * Cleans a row of {@code pinterest_data}.
   *
   * @throws RejectedRecordException when the row can't be cleaned
   */
  public static Pin pin(RawRecord raw) throws RejectedRecordException {
    try {
      return cleanedPin(raw);
    } catch (RejectedRecordException rejected) {
      throw RowFaults.explain(Table.PIN, raw, rejected);
    }
  }

  /**
   * Cleans a row of {@code geolocation_data}.
   *
   * @throws RejectedRecordException when the row can't be cleaned
   */
  public static Geo geo(RawRecord raw) throws RejectedRecordException {
    try {
      return new Geo(
          PostNumbers.of(Table.GEO, raw),
          Texts.plain(raw, "country"),
          Coordinates.of(raw),
          Times.required(raw, "timestamp"));
    } catch (RejectedRecordException rejected) {
      throw RowFaults.explain(Table.GEO, raw, rejected);
    }
  }

  /**
   * Cleans a row of {@code user_data}.
   *
   * @throws RejectedRecordException when the row can't be cleaned
   */
  public static User user(RawRecord raw) throws RejectedRecordException {
    try {
      return new User(
          PostNumbers.of(Table.USER, raw),
          Texts.userName(raw),
          Integers.required(raw, "age"),
          Times.required(raw, "date_joined"));
    } catch (RejectedRecordException rejected) {
      throw RowFaults.explain(Table.USER, raw, rejected);
    }
  }

  /** The record key of a cleaned record on every topic: its {@code ind} in decimal. */
  public static String key(SpecificRecord cleaned) {
    return cleaned.get(0).toString();
  }

  private static Pin cleanedPin(RawRecord raw) throws RejectedRecordException {
    Pin pin =
        new Pin(
            PostNumbers.of(Table.PIN, raw),
            Texts.plain(raw, "unique_id"),
            Texts.title(raw),
            Texts.description(raw),
            FollowerCounts.of("follower_count", raw.value("follower_count")),
            Texts.posterName(raw),
            Texts.tagList(raw),
            Texts.plain(raw, "is_image_or_video"),
            Texts.imageSource(raw),
            Texts.saveLocation(raw),
            Texts.category(raw));
    RowFaults.requireColumnsInPlace(raw, pin);
    return pin;
  }
}
