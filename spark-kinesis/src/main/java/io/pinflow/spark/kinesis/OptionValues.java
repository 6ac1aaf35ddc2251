package io.pinflow.spark.kinesis;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Reads the values of options, each in its own way; what can't be read is a clear error. */
final class OptionValues {

  private static final Pattern DURATION =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|sec|seconds?|m|min|minutes?|h|hours?)");
  private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(b|kb|k|mb|m|gb|g|tb|t)?");
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private final CaseInsensitiveStringMap options;

  OptionValues(Map<String, String> options) {
    this.options = new CaseInsensitiveStringMap(options);
  }

  Optional<String> text(KinesisOption option) {
    String value = options.getOrDefault(option.key(), option.fallback()).strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  List<String> streams() {
    List<String> names =
        text(KinesisOption.STREAM_NAME).stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .distinct()
            .toList();
    if (names.isEmpty()) {
      throw KinesisErrors.missing(KinesisOption.STREAM_NAME, "the name of the stream to read");
    }
    names.stream()
        .filter(name -> !STREAM.matcher(name).matches())
        .forEach(
            name -> {
              throw KinesisErrors.invalid(
                  KinesisOption.STREAM_NAME, name, "a name of letters, digits, '_', '-' and '.'");
            });
    return names;
  }

  long number(KinesisOption option, long min, long max) {
    String value = required(option);
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw KinesisErrors.invalid(option, value, "a whole number", e);
    }
    throw KinesisErrors.invalid(option, value, "a whole number from " + min + " to " + max);
  }

  double rate(KinesisOption option) {
    String value = required(option);
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw KinesisErrors.invalid(option, value, "a number above 0", e);
    }
    throw KinesisErrors.invalid(option, value, "a number above 0");
  }

  Duration duration(KinesisOption option) {
    String value = required(option);
    Matcher found = DURATION.matcher(value.toLowerCase(Locale.ROOT));
    if (!found.matches()) {
      throw KinesisErrors.invalid(option, value, "a number and a unit, as '250ms', '10s' or '1m'");
    }
    double number = Double.parseDouble(found.group(1));
    return Duration.ofMillis(Math.round(number * unitMillis(found.group(2))));
  }

  private static long unitMillis(String unit) {
    return switch (unit.charAt(0)) {
      case 's' -> 1_000;
      case 'h' -> 3_600_000;
      default -> unit.equals("ms") ? 1 : 60_000;
    };
  }

  long bytes(KinesisOption option) {
    String value = required(option);
    Matcher found = SIZE.matcher(value.toLowerCase(Locale.ROOT));
    if (!found.matches()) {
      throw KinesisErrors.invalid(option, value, "a size, as '256mb' or '1gb'");
    }
    String unit = Optional.ofNullable(found.group(2)).orElse("b");
    return Math.multiplyExact(Long.parseLong(found.group(1)), 1L << shift(unit.charAt(0)));
  }

  private static int shift(char unit) {
    return switch (unit) {
      case 'k' -> 10;
      case 'm' -> 20;
      case 'g' -> 30;
      case 't' -> 40;
      default -> 0;
    };
  }

  boolean flag(KinesisOption option) {
    String value = required(option);
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(value);
    }
    throw KinesisErrors.invalid(option, value, "'true' or 'false'");
  }

  Optional<URI> url(KinesisOption option) {
    return text(option).map(value -> url(option, value));
  }

  private static URI url(KinesisOption option, String value) {
    try {
      URI url = URI.create(value);
      if (url.getHost() != null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw KinesisErrors.invalid(option, value, "a URL, as 'https://kinesis.example.org'", e);
    }
    throw KinesisErrors.invalid(option, value, "a URL, as 'https://kinesis.example.org'");
  }

  String required(KinesisOption option) {
    return text(option)
        .orElseThrow(() -> KinesisErrors.missing(option, "a value, or leave it out"));
  }
}
