package io.pinflow.emulator.mess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows spoiled in the ways of careless senders. */
final class Spoiled {
  private static final BigDecimal NO_LATITUDE = new BigDecimal("95.5");
  private static final BigDecimal HIGHEST_LATITUDE = new BigDecimal(90);
  private static final int FIRST_SHIFTED_PIN_COLUMN = 4;

  private Spoiled() {}

  static Object withOtherKeyName(Material material) {
    String other = material.key().equals("ind") ? "index" : "ind";
    Map<String, Object> fields = new LinkedHashMap<>();
    material
        .row()
        .forEach((name, value) -> fields.put(name.equals(material.key()) ? other : name, value));
    return fields;
  }

  static Object withNumbersAsText(Material material) {
    Map<String, Object> fields = new LinkedHashMap<>(material.row());
    fields.replaceAll((name, value) -> value instanceof Number ? material.text(value) : value);
    return fields;
  }

  /** Cut before its end, and so as text: the door would not take it otherwise. */
  static Object cutOff(Material material) {
    String whole = material.text(material.row());
    return whole.substring(0, whole.length() / 2);
  }

  static Object withNulls(Material material) {
    Map<String, Object> fields = new LinkedHashMap<>(material.row());
    fields.replaceAll((name, value) -> null);
    return fields;
  }

  static Object header(Material material) {
    Map<String, Object> fields = new LinkedHashMap<>(material.row());
    fields.replaceAll((name, value) -> List.of(name));
    return fields;
  }

  static Object withoutKey(Material material) {
    Map<String, Object> fields = new LinkedHashMap<>(material.row());
    fields.remove(material.key());
    return fields;
  }

  static Object withNone(Material material) {
    return with(material, material.key(), "None");
  }

  static Object withLetters(Material material) {
    String number =
        switch (material.table()) {
          case PIN -> "follower_count";
          case GEO -> "latitude";
          case USER -> "age";
        };
    return with(material, number, "abc");
  }

  private static Object with(Material material, String name, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>(material.row());
    fields.put(name, value);
    return fields;
  }

  static Object outOfRange(Material material) {
    Map<String, Object> fields = new LinkedHashMap<>(material.row());
    Object latitude = fields.get("latitude");
    Object longitude = fields.get("longitude");
    if (longitude instanceof BigDecimal degrees && degrees.abs().compareTo(HIGHEST_LATITUDE) > 0) {
      fields.put("latitude", longitude);
      fields.put("longitude", latitude);
    } else {
      fields.put("latitude", NO_LATITUDE);
    }
    return fields;
  }

  /** The description is cut in two, and all that follows moves by one column. */
  static Object shifted(Material material) {
    List<String> names = new ArrayList<>(material.row().keySet());
    Map<String, Object> fields = new LinkedHashMap<>(material.row());
    for (int place = names.size() - 1; place > FIRST_SHIFTED_PIN_COLUMN; place--) {
      fields.put(names.get(place), material.row().get(names.get(place - 1)));
    }
    fields.put(names.get(FIRST_SHIFTED_PIN_COLUMN), " and more of it");
    return fields;
  }

  /** As {@code str()} shows a dictionary, with single quotes. */
  static Object pythonText(Material material) {
    return material.text(Material.records(material.row())).replace('"', '\'');
  }
}
