package io.pinflow.records;

/** Reads text columns: as they are, empty is null, and the texts that say "unknown" are null. */
final class Texts {

  private static final String NO_TITLE = "No Title Data Available";
  private static final String NO_TITLE_MISSPELT = "No tittle Data Available";
  private static final String NO_DESCRIPTION = "No description available";
  private static final String NO_STORY_DESCRIPTION = "No description available Story format";
  private static final String NO_TAGS = "N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e";
  private static final String NO_IMAGE = "Image src error.";
  private static final String SAVE_LOCATION_PREFIX = "Local save in ";

  /** What the source wrote in place of a poster, name and count alike. */
  static final String NO_POSTER = "User Info Error";

  private Texts() {}

  static String plain(RawRecord raw, String field) throws RejectedRecordException {
    Object value = raw.value(field);
    if (value instanceof String) {
      String text = (String) value;
      return text.isEmpty() ? null : text;
    }
    return value == null ? null : scalar(field, value);
  }

  static String title(RawRecord raw) throws RejectedRecordException {
    String title = plain(raw, "title");
    return NO_TITLE.equals(title) || NO_TITLE_MISSPELT.equals(title) ? null : title;
  }

  static String description(RawRecord raw) throws RejectedRecordException {
    String description = plain(raw, "description");
    return NO_DESCRIPTION.equals(description) || NO_STORY_DESCRIPTION.equals(description)
        ? null
        : description;
  }

  static String posterName(RawRecord raw) throws RejectedRecordException {
    return unless(NO_POSTER, plain(raw, "poster_name"));
  }

  static String tagList(RawRecord raw) throws RejectedRecordException {
    return unless(NO_TAGS, plain(raw, "tag_list"));
  }

  static String imageSource(RawRecord raw) throws RejectedRecordException {
    return unless(NO_IMAGE, plain(raw, "image_src"));
  }

  static String saveLocation(RawRecord raw) throws RejectedRecordException {
    String location = plain(raw, "save_location");
    if (location == null || !location.startsWith(SAVE_LOCATION_PREFIX)) {
      return location;
    }
    return location.length() == SAVE_LOCATION_PREFIX.length()
        ? null
        : location.substring(SAVE_LOCATION_PREFIX.length());
  }

  static String category(RawRecord raw) throws RejectedRecordException {
    String category = plain(raw, "category");
    if (category != null && category.startsWith(SAVE_LOCATION_PREFIX)) {
      throw RecordErrors.shiftedColumns("category", category);
    }
    return category;
  }

  static String userName(RawRecord raw) throws RejectedRecordException {
    String first = plain(raw, "first_name");
    String last = plain(raw, "last_name");
    if (first == null) {
      return last;
    }
    return last == null ? first : first + " " + last;
  }

  private static String unless(String unknown, String text) {
    return unknown.equals(text) ? null : text;
  }

  private static String scalar(String field, Object value) throws RejectedRecordException {
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw RecordErrors.notAText(field, value);
  }
}
