package io.pinflow.emulator.generator;

import io.pinflow.emulator.generator.Category.Medium;
import java.util.HexFormat;

/** Addresses in the shape of the real pictures'; they lead nowhere. */
final class ImageAddress {
  private static final String PICTURES = "https://i.pinimg.com/originals/";
  private static final String STILLS = "https://i.pinimg.com/videos/thumbnails/originals/";
  private static final HexFormat HEX = HexFormat.of();

  private ImageAddress() {}

  static String of(Draw draw, Medium medium) {
    String name = HEX.toHexDigits(draw.bits()) + HEX.toHexDigits(draw.bits());
    String path = name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name.substring(4, 6);
    return medium == Medium.IMAGE
        ? PICTURES + path + "/" + name + "." + extension(draw)
        : STILLS + path + "/" + name + ".0000001.jpg";
  }

  private static String extension(Draw draw) {
    int place = draw.below(2_802);
    return place < 2_330 ? "jpg" : place < 2_781 ? "png" : place < 2_796 ? "webp" : "gif";
  }
}
