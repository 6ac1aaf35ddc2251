package io.pinflow.gateway.acceptance;

/** The rows of src/test/python/rows.py as they are to arrive: compact, in UTF-8, undamaged. */
final class Posts {
  static final String PIN =
      "{\"index\":42,\"unique_id\":\"0b8b6a1e-5f6b-4c5e-9d59-000000000042\","
          + "\"title\":\"Café …\u00a0😀 \\\"quoted\\\"\",\"description\":\"a line\\nand / another\","
          + "\"poster_name\":\"Кухня\",\"follower_count\":\"12k\",\"tag_list\":\"a,b\","
          + "\"is_image_or_video\":\"image\",\"image_src\":\"https://example.org/42.jpg\","
          + "\"downloaded\":1,\"save_location\":\"Local save in /data/art\",\"category\":\"art\"}";
  static final String GEO =
      "{\"ind\":42,\"timestamp\":\"2021-06-30 23:59:58\",\"latitude\":48.8566,"
          + "\"longitude\":-173.293,\"country\":\"Cote d'Ivoire\"}";
  static final String USER =
      "{\"ind\":42,\"first_name\":\"Zoë\",\"last_name\":\"Ali\",\"age\":20,"
          + "\"date_joined\":\"2015-10-24 11:23:51\"}";

  private Posts() {}

  /** The same row with its time spelled with a T. */
  static String withT(String row) {
    return row.replaceAll("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:)", "$1T$2");
  }
}
