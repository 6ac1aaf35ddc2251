package io.pinflow.connect.source;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Refuses URLs no driver of the plugin serves, those that hold a password, and those that would
 * have values come in another form than the source reads. Its messages never repeat the URL.
 */
final class JdbcUrlValidator implements ConfigDef.Validator {
  private static final Pattern PASSWORD =
      Pattern.compile("[?&;]password=|//[^/@]*:[^/@]*@", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_SCHEME = 24;

  @Override
  public void ensureValid(String name, Object value) {
    String url = value == null ? "" : (String) value;
    if (PASSWORD.matcher(url).find()) {
      throw new ConfigException(ConnectionErrors.secretInUrl());
    }
    Dialect dialect =
        Dialect.ofUrl(url)
            .orElseThrow(() -> new ConfigException(ConnectionErrors.unsupportedUrl(scheme(url))));
    dialect.valueSettings().forEach((setting, ours) -> checkSetting(url, setting, ours));
  }

  @Override
  public String toString() {
    return "jdbc:mariadb:…, jdbc:mysql:… or jdbc:postgresql:…";
  }

  private static void checkSetting(String url, String setting, String ours) {
    Matcher given =
        Pattern.compile("[?&;]" + setting + "=([^&;]*)", Pattern.CASE_INSENSITIVE).matcher(url);
    while (given.find()) {
      if (!given.group(1).equalsIgnoreCase(ours)) {
        throw new ConfigException(ConnectionErrors.overruledSetting(setting, ours));
      }
    }
  }

  private static String scheme(String url) {
    int end = url.indexOf("//");
    String scheme = end < 0 ? url : url.substring(0, end);
    return scheme.substring(0, Math.min(scheme.length(), LONGEST_SCHEME)).toLowerCase(Locale.ROOT);
  }
}
