package io.pinflow.connect.source;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Refuses URLs no driver of the plugin serves, and those that hold a password. Its messages never
 * repeat the URL.
 */
final class JdbcUrlValidator implements ConfigDef.Validator {
  private static final Pattern PASSWORD =
      Pattern.compile("[?&;]password=|//[^/@]*:[^/@]*@", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_SCHEME = 24;

  @Override
  public void ensureValid(String name, Object value) {
    String url = value == null ? "" : (String) value;
    if (PASSWORD.matcher(url).find()) {
      throw new ConfigException(TableSourceErrors.secretInUrl());
    }
    if (!Dialect.ofUrl(url).isPresent()) {
      throw new ConfigException(TableSourceErrors.unsupportedUrl(scheme(url)));
    }
  }

  @Override
  public String toString() {
    return "jdbc:mariadb:…, jdbc:mysql:… or jdbc:postgresql:…";
  }

  private static String scheme(String url) {
    int end = url.indexOf("//");
    String scheme = end < 0 ? url : url.substring(0, end);
    return scheme.substring(0, Math.min(scheme.length(), LONGEST_SCHEME)).toLowerCase(Locale.ROOT);
  }
}
