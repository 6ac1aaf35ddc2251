package io.pinflow.connect.source;

import java.util.regex.Pattern;

/** Checks how the connector proves itself to the database, without asking it. */
final class ConnectionSettingsCheck {
  private static final Pattern TLS_IN_URL =
      Pattern.compile(
          "[?&](sslmode|ssl|usessl|requiressl)=(?!disable|false|allow|prefer)",
          Pattern.CASE_INSENSITIVE);

  private final TableSourceConfig config;

  ConnectionSettingsCheck(TableSourceConfig config) {
    this.config = config;
  }

  /** Adds problems; true when there are none, so that the database can be asked. */
  boolean run(Problems problems) {
    boolean passwords = checkPasswords(problems);
    return (!config.usesIam() || checkIam(problems)) && passwords;
  }

  private boolean checkPasswords(Problems problems) {
    int ways =
        (config.password().value().isEmpty() ? 0 : 1)
            + (config.passwordFile().isEmpty() ? 0 : 1)
            + (config.usesIam() ? 1 : 0);
    if (ways > 1) {
      problems.add(
          TableSourceConfig.CONNECTION_PASSWORD_CONFIG, TableSourceErrors.severalPasswords());
    }
    return ways <= 1;
  }

  private boolean checkIam(Problems problems) {
    boolean sound = true;
    if (!config.address().isPresent()) {
      problems.add(TableSourceConfig.CONNECTION_URL_CONFIG, TableSourceErrors.noSingleHost());
      sound = false;
    } else if (!config.iamRegion().isPresent()) {
      problems.add(TableSourceConfig.CONNECTION_IAM_REGION_CONFIG, TableSourceErrors.noRegion());
      sound = false;
    }
    if (!usesTls()) {
      problems.add(TableSourceConfig.CONNECTION_IAM_AUTH_CONFIG, TableSourceErrors.iamWithoutTls());
      sound = false;
    }
    return sound;
  }

  private boolean usesTls() {
    return TLS_IN_URL.matcher(config.url()).find();
  }
}
