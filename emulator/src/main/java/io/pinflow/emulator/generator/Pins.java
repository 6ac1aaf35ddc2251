package io.pinflow.emulator.generator;

import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.generator.Category.Medium;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rows of the pin table with the gaps of the real one; rates are those of 4,585 real pins
 * (rules.md). A page that could not be read at all (34 pins, all of them stories) lacks title,
 * poster, followers, tags and image together. Thread-safe.
 */
final class Pins {
  private static final int UNREADABLE_OF_STORIES = 97_420;
  private static final int STORY_WITHOUT_IMAGE = 247_600;
  private static final int STORY_WITHOUT_TAGS = 22_200;
  private static final int OTHER_WITHOUT_TAGS = 7_320;
  private static final int OTHER_WITHOUT_DESCRIPTION = 16_050;

  private final long seed;
  private final Posters posters;
  private final Map<Category, PinTexts> texts = new EnumMap<>(Category.class);

  Pins(long seed, Vocabulary vocabulary) {
    this.seed = seed;
    posters = new Posters(seed, vocabulary);
    for (Category category : Category.values()) {
      texts.put(category, new PinTexts(vocabulary, category));
    }
  }

  Row row(int post) {
    Draw draw = new Draw(seed, Draw.Purpose.PIN, post);
    Category category = Category.draw(draw);
    Medium medium = category.medium(draw);
    if (medium == Medium.STORY && draw.happens(UNREADABLE_OF_STORIES)) {
      return unreadable(post, draw, category);
    }
    Posters.Poster poster = posters.ofPin(post, category);
    PinTexts words = texts.get(category);
    boolean imageFound = medium != Medium.STORY || !draw.happens(STORY_WITHOUT_IMAGE);
    return new Row(
        RawTable.PIN,
        List.of(
            post,
            uniqueId(draw),
            words.title(draw),
            description(draw, medium, words),
            poster.name(),
            poster.followers(),
            tags(draw, medium, words),
            medium.label(),
            imageFound ? ImageAddress.of(draw, medium) : Missing.IMAGE,
            imageFound ? 1 : 0,
            saveLocation(category),
            category.label()));
  }

  private static Row unreadable(int post, Draw draw, Category category) {
    return new Row(
        RawTable.PIN,
        List.of(
            post,
            uniqueId(draw),
            Missing.TITLE,
            Missing.STORY_DESCRIPTION,
            Missing.POSTER,
            Missing.POSTER,
            Missing.TAGS,
            Medium.STORY.label(),
            Missing.IMAGE,
            0,
            saveLocation(category),
            category.label()));
  }

  private static String description(Draw draw, Medium medium, PinTexts words) {
    if (medium == Medium.STORY) {
      return Missing.STORY_DESCRIPTION;
    }
    return draw.happens(OTHER_WITHOUT_DESCRIPTION) ? Missing.DESCRIPTION : words.description(draw);
  }

  private static String tags(Draw draw, Medium medium, PinTexts words) {
    int missing = medium == Medium.STORY ? STORY_WITHOUT_TAGS : OTHER_WITHOUT_TAGS;
    return draw.happens(missing) ? Missing.TAGS : words.tags(draw);
  }

  private static String saveLocation(Category category) {
    return "Local save in /data/" + category.label();
  }

  private static String uniqueId(Draw draw) {
    long high = (draw.bits() & ~0xF000L) | 0x4000L;
    long low = (draw.bits() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** What the real table holds where a page gave nothing. */
  private static final class Missing {
    private static final String TITLE = "No Title Data Available";
    private static final String DESCRIPTION = "No description available";
    private static final String STORY_DESCRIPTION = "No description available Story format";
    private static final String POSTER = "User Info Error";
    private static final String TAGS = "N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e";
    private static final String IMAGE = "Image src error.";

    private Missing() {}
  }
}
