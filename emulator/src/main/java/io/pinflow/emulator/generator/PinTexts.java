package io.pinflow.emulator.generator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Titles, descriptions and tags of one category's pins; lengths, cut ends and scripts occur as
 * often as in the real ones. Immutable.
 */
final class PinTexts {
  private static final int EMPTY_TITLE = 440;
  private static final int NEWLINE_IN_TITLE = 1_750;
  private static final int EMOJI_IN_TITLE = 14_000;
  private static final int SITE_AFTER_TITLE = 110_000;
  private static final int SECOND_PHRASE = 150_000;
  private static final int FOREIGN_TITLE = 4_500;
  private static final int FOREIGN_DESCRIPTION = 5_000;
  private static final int EMOJI_IN_DESCRIPTION = 12_000;
  private static final int LONGEST = 180;
  private static final int CUT = 177;
  private static final String CUT_END = "\u2026\u00a0";
  private static final int TAGS = 9;

  private final List<Template> titles;
  private final List<Template> sentences;
  private final List<Template> sites;
  private final List<Template> tags;
  private final List<String> emoji;
  private final List<String> foreignTitles;
  private final List<String> foreignSentences;

  PinTexts(Vocabulary vocabulary, Category category) {
    titles = Template.all(vocabulary, category.label(), "titles");
    sentences = Template.all(vocabulary, category.label(), "sentences");
    sites = Template.all(vocabulary, category.label(), "sites");
    tags = Template.all(vocabulary, category.label(), "tags");
    emoji = vocabulary.common("emoji");
    foreignTitles = vocabulary.common("foreignTitles");
    foreignSentences = vocabulary.common("foreignSentences");
  }

  String title(Draw draw) {
    if (draw.happens(EMPTY_TITLE)) {
      return "";
    }
    if (draw.happens(FOREIGN_TITLE)) {
      return draw.of(foreignTitles);
    }
    StringBuilder title = new StringBuilder();
    draw.of(titles).fill(title, draw);
    extend(title, draw);
    return title.toString();
  }

  private void extend(StringBuilder title, Draw draw) {
    if (draw.happens(NEWLINE_IN_TITLE)) {
      title.append('\n');
      draw.of(titles).fill(title, draw);
    }
    if (draw.happens(SECOND_PHRASE)) {
      title.append(" - ");
      draw.of(titles).fill(title, draw);
    }
    if (draw.happens(SITE_AFTER_TITLE)) {
      draw.of(sites).fill(title.append(' '), draw);
    }
    if (draw.happens(EMOJI_IN_TITLE)) {
      title.append(' ').append(draw.of(emoji));
    }
  }

  String description(Draw draw) {
    if (draw.happens(FOREIGN_DESCRIPTION)) {
      return draw.of(foreignSentences);
    }
    StringBuilder text = new StringBuilder();
    int place = draw.below(100);
    int count = place < 12 ? 0 : place < 45 ? 1 : place < 58 ? 2 : 4;
    draw.of(count == 0 ? titles : sentences).fill(text, draw);
    for (int sentence = 1; sentence < count; sentence++) {
      draw.of(sentences).fill(text.append(' '), draw);
    }
    if (draw.happens(EMOJI_IN_DESCRIPTION)) {
      text.insert(0, draw.of(emoji) + " ");
    }
    return cut(text);
  }

  private static String cut(StringBuilder text) {
    if (text.length() > LONGEST) {
      text.setLength(Character.isHighSurrogate(text.charAt(CUT - 1)) ? CUT - 1 : CUT);
      text.append(CUT_END);
    }
    return text.toString();
  }

  String tags(Draw draw) {
    Set<String> chosen = new LinkedHashSet<>();
    for (int tries = 0; chosen.size() < TAGS && tries < 3 * TAGS; tries++) {
      chosen.add(draw.of(tags).filled(draw));
    }
    return String.join(",", chosen);
  }
}
