package io.pinflow.emulator.generator;

import java.util.List;

/**
 * The categories posts have, and how often; each with its number; counted on 3,144 real posts:
 * posts, of these multi-page stories and videos; and the power that bends its posters' follower
 * counts (over 1: fewer).
 */
enum Category {
  ART(0, "art", 271, 20, 16, 0.95),
  BEAUTY(1, "beauty", 207, 20, 5, 0.93),
  CHRISTMAS(2, "christmas", 303, 8, 15, 0.95),
  DIY_AND_CRAFTS(3, "diy-and-crafts", 240, 40, 33, 0.8),
  EDUCATION(4, "education", 222, 4, 2, 0.98),
  EVENT_PLANNING(5, "event-planning", 211, 33, 1, 1.8),
  FINANCE(6, "finance", 214, 21, 2, 1.15),
  HOME_DECOR(7, "home-decor", 227, 29, 0, 0.97),
  MENS_FASHION(8, "mens-fashion", 239, 24, 0, 1.6),
  QUOTES(9, "quotes", 272, 9, 3, 0.65),
  TATTOOS(10, "tattoos", 264, 8, 0, 0.6),
  TRAVEL(11, "travel", 267, 21, 18, 1.35),
  VEHICLES(12, "vehicles", 207, 10, 0, 2.0);

  private static final List<Category> ALL = List.of(values());
  private static final int POSTS = ALL.stream().mapToInt(category -> category.posts).sum();

  private final int number;
  private final String label;
  private final int posts;
  private final int stories;
  private final int videos;
  private final double followerPower;

  Category(int number, String label, int posts, int stories, int videos, double followerPower) {
    this.number = number;
    this.label = label;
    this.posts = posts;
    this.stories = stories;
    this.videos = videos;
    this.followerPower = followerPower;
  }

  static Category draw(Draw draw) {
    int place = draw.below(POSTS);
    for (Category category : ALL) {
      place -= category.posts;
      if (place < 0) {
        return category;
      }
    }
    throw new AssertionError(place);
  }

  /** A number that stays the category's own, from 0. */
  int number() {
    return number;
  }

  String label() {
    return label;
  }

  double followerPower() {
    return followerPower;
  }

  Medium medium(Draw draw) {
    int place = draw.below(posts);
    return place < stories ? Medium.STORY : place < stories + videos ? Medium.VIDEO : Medium.IMAGE;
  }

  /** What a post shows, in the words of the raw table. */
  enum Medium {
    IMAGE("image"),
    VIDEO("video"),
    STORY("multi-video(story page format)");

    private final String label;

    Medium(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
