package io.pinflow.benchmark.live;

import java.util.Locale;

/** Raw rows of a post, as large as real ones. */
final class Row {
  private static final String FILLER = "x".repeat(420);

  private Row() {}

  static String of(String table, int post) {
    return switch (table) {
      case "pin" -> pin(post);
      case "geo" ->
          String.format(
              Locale.ROOT,
              "{\"ind\":%d,\"timestamp\":\"2020-08-28 03:52:47\",\"latitude\":-89.9787,"
                  + "\"longitude\":-173.293,\"country\":\"Albania\"}",
              post);
      default ->
          String.format(
              Locale.ROOT,
              "{\"ind\":%d,\"first_name\":\"Abigail\",\"last_name\":\"Ali\",\"age\":20,"
                  + "\"date_joined\":\"2015-10-24 11:23:51\"}",
              post);
    };
  }

  private static String pin(int post) {
    return String.format(
        Locale.ROOT,
        "{\"index\":%d,\"unique_id\":\"fbe53c66-%d\",\"title\":\"Title\",\"description\":\"%s\","
            + "\"poster_name\":\"Poster\",\"follower_count\":\"12k\",\"tag_list\":\"a,b\","
            + "\"is_image_or_video\":\"image\",\"image_src\":\"https://i.example/1.jpg\","
            + "\"downloaded\":1,\"save_location\":\"Local save in /data/art\","
            + "\"category\":\"art\"}",
        post,
        post,
        FILLER);
  }
}
