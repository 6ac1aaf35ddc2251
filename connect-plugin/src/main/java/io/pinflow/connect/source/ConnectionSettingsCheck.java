package io.pinflow.connect.source;

import java.util.regex.Pattern;

/** Checks how the connector proves itself to the database, without asking it. */
final class ConnectionSettingsCheck {
  private static final Pattern TLS_IN_URL =
      Pattern.compile(
          "[?&](sslmode|ssl|usessl|requiressl)=(?!disable|false|allow|prefer)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TLS_KEY_IN_URL =
      Pattern.compile(
          "[?&](sslmode|ssl|usessl|serversslcert|sslrootcert|sslfactory)=",
          Pattern.CASE_INSENSITIVE);

  private final ConnectionConfig config;

  ConnectionSettingsCheck(ConnectionConfig config) {
    this.config = config;
  }

  /** Adds problems; true when there are none, so that the database can be asked. */
  boolean run(Problems problems) {
    boolean passwords = checkPasswords(problems);
    boolean tls = checkTls(problems);
    return (!config.usesIam() || checkIam(problems)) && passwords && tls;
  }

  private boolean checkPasswords(Problems problems) {
    int ways =
        (config.password().value().isEmpty() ? 0 : 1)
            + (config.passwordFile().isEmpty() ? 0 : 1)
            + (config.passwordSecret().isEmpty() ? 0 : 1)
            + (config.usesIam() ? 1 : 0);
    if (ways > 1) {
      problems.add(ConnectionConfig.PASSWORD_CONFIG, ConnectionErrors.severalPasswords());
    }
    boolean hasRegion = config.passwordSecret().isEmpty() || config.secretRegion().isPresent();
    if (!hasRegion) {
      problems.add(ConnectionConfig.IAM_REGION_CONFIG, ConnectionErrors.noRegion());
    }
    return ways <= 1 && hasRegion;
  }

  private boolean checkTls(Problems problems) {
    Tls tls = config.tls();
    boolean sound = true;
    if (!tls.isLeftToUrl() && TLS_KEY_IN_URL.matcher(config.url()).find()) {
      problems.add(ConnectionConfig.TLS_CONFIG, ConnectionErrors.tlsTwice());
      sound = false;
    }
    if (!tls.hasAuthorities()) {
      problems.add(ConnectionConfig.TLS_CA_CONFIG, ConnectionErrors.noCertificates());
      sound = false;
    }
    return sound;
  }

  private boolean checkIam(Problems problems) {
    boolean sound = true;
    if (!config.address().isPresent()) {
      problems.add(ConnectionConfig.URL_CONFIG, ConnectionErrors.noSingleHost());
      sound = false;
    } else if (!config.iamRegion().isPresent()) {
      problems.add(ConnectionConfig.IAM_REGION_CONFIG, ConnectionErrors.noRegion());
      sound = false;
    }
    if (!usesTls()) {
      problems.add(ConnectionConfig.IAM_AUTH_CONFIG, ConnectionErrors.iamWithoutTls());
      sound = false;
    }
    return sound;
  }

  private boolean usesTls() {
    Tls tls = config.tls();
    return tls.isLeftToUrl() ? TLS_IN_URL.matcher(config.url()).find() : tls.encrypts();
  }
}
