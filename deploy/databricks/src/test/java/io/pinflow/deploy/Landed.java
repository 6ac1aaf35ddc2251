package io.pinflow.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Raw posts in the folders where the sink lands them, some of which can't be cleaned. */
final class Landed {

  private static final int POSTS = 60;
  private static final List<String> CATEGORIES =
      List.of("art", "travel", "beauty", "diy-and-crafts");
  private static final List<String> COUNTRIES = List.of("Norway", "Aruba", "Cote d'Ivoire");

  private final Path folder;

  Landed(Path folder) {
    this.folder = folder;
  }

  /** One object a topic, from a first post on. */
  void posts(int first) {
    land("pin", first, Landed::pin, "{\"index\": \"none\", \"title\": \"no number\"}");
    land("geo", first, Landed::geo, "{\"ind\": 1, \"timestamp\": \"yesterday\"}");
    land("user", first, Landed::user, "not JSON");
  }

  private void land(String table, int first, IntFunction<String> row, String malformed) {
    String topic = Deployment.USER_ID + "." + table;
    String lines =
        Stream.concat(IntStream.range(first, first + POSTS).mapToObj(row), Stream.of(malformed))
            .collect(Collectors.joining("\n", "", "\n"));
    String name = String.format(Locale.ROOT, "%s+0+%010d.json", topic, first);
    Repository.write(folder.resolve(topic).resolve("partition=0").resolve(name), lines);
  }

  private static String pin(int ind) {
    return """
        {"index": %d, "unique_id": "id-%d", "title": "Title %d", "description": "Words", \
        "poster_name": "Poster %d", "follower_count": "%dk", "tag_list": "a,b", \
        "is_image_or_video": "image", "image_src": "https://example.org/%d.jpg", "downloaded": 1, \
        "save_location": "Local save in /data/art", "category": "%s"}"""
        .formatted(ind, ind, ind, ind % 7, ind % 11, ind, CATEGORIES.get(ind % 4));
  }

  private static String geo(int ind) {
    return """
        {"ind": %d, "timestamp": "%d-03-28 03:52:47", "latitude": %d.5, "longitude": -8.25, \
        "country": "%s"}"""
        .formatted(ind, 2017 + ind % 6, ind % 80, COUNTRIES.get(ind % 3));
  }

  private static String user(int ind) {
    return """
        {"ind": %d, "first_name": "Ann", "last_name": "Lee %d", "age": %d, \
        "date_joined": "%d-10-24 11:23:51"}"""
        .formatted(ind, ind % 20, 18 + ind % 45, 2015 + ind % 4);
  }
}
