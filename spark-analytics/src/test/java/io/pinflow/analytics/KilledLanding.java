package io.pinflow.analytics;

import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Lands posts that repeat and change, and some that can't be cleaned, between kills. */
final class KilledLanding {

  private static final int POSTS = 200;

  private final Path home;
  private final Landing landing;
  private final BatchSettings.Source source;
  private final Random random;

  KilledLanding(Path home, BatchSettings.Source source, Random random) {
    this.home = home;
    this.landing = new Landing(home);
    this.source = source;
    this.random = random;
  }

  /** Lands another object of each table, and of the dead letters where the cleaner writes them. */
  void land(int round) {
    long offset = round * 1000L;
    for (Table table : Table.values()) {
      if (source == BatchSettings.Source.RAW) {
        landing.lines("test." + table.topicSuffix(), offset, raw(table));
      } else {
        RandomPosts posts = new RandomPosts(random.nextLong(), POSTS + round);
        landing.cleaned(table, offset, posts.rows(SparkSession.active(), table));
      }
    }
    if (source == BatchSettings.Source.CLEANED) {
      landing.lines("test.deadletter", offset, letters(offset));
    }
  }

  /** Lands the objects of a round elsewhere, too, of the same times. */
  void copy(int round, Path to) throws IOException {
    String offset = "+%010d.".formatted(round * 1000L);
    try (Stream<Path> files = Files.walk(home.resolve("landing"))) {
      for (Path file : files.filter(path -> path.toString().contains(offset)).toList()) {
        Path copy = to.resolve(home.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private List<String> raw(Table table) {
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < POSTS; line++) {
      int ind = random.nextInt(POSTS * 2);
      lines.add(random.nextInt(40) == 0 ? "{\"ind\":" + ind : raw(table, ind));
    }
    return lines;
  }

  private String raw(Table table, int ind) {
    return switch (table) {
      case PIN ->
          """
          {"index":%d,"unique_id":"u%d","title":"t","description":"d","poster_name":"Poster %d",\
          "follower_count":"%dk","tag_list":"a,b","is_image_or_video":"image","image_src":"x",\
          "downloaded":1,"save_location":"Local save in /data/art","category":"c%d"}"""
              .formatted(ind, ind, random.nextInt(5), random.nextInt(90), random.nextInt(4));
      case GEO ->
          """
          {"ind":%d,"timestamp":"%d-01-02 03:04:05","latitude":1.5,"longitude":2.5,"country":"C%d"}"""
              .formatted(ind, 2016 + random.nextInt(8), random.nextInt(5));
      case USER ->
          """
          {"ind":%d,"first_name":"Ilse","last_name":"O%d","age":%d,"date_joined":"%d-02-28 07:08:09"}"""
              .formatted(ind, random.nextInt(9), 18 + random.nextInt(50), 2014 + random.nextInt(8));
    };
  }

  private List<String> letters(long offset) {
    List<String> letters = new ArrayList<>();
    for (int letter = 0; letter <= random.nextInt(4); letter++) {
      letters.add(
          """
          {"topic":"test.deadletter","partition":0,"offset":%d,"timestamp":1598586767000,"key":"1",\
          "headers":{"__streams.errors.message":"Cannot read it.","__streams.errors.topic":"test.geo",\
          "__streams.errors.partition":"3","__streams.errors.offset":"%d","pinflow.errors.table":"geo",\
          "pinflow.errors.field":"timestamp","pinflow.errors.reason":"not_a_time",\
          "pinflow.errors.remedy":"Mend it."},"value":"{}"}"""
              .formatted(offset + letter, offset + letter));
    }
    return letters;
  }
}
