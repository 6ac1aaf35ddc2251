package io.pinflow.emulator;

import io.pinflow.emulator.database.CredentialsFile;
import io.pinflow.emulator.database.Database;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which database: by a JDBC address, or by the credentials file of today's scripts. */
final class DatabaseOptions {
  private static final String PASSWORD = "PINFLOW_DATABASE_PASSWORD";

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "jdbc:mariadb://…, jdbc:mysql://… or jdbc:postgresql://….")
  private String jdbcUrl;

  @Option(names = "--user", paramLabel = "U", description = "Database user.")
  private String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "The environment variable with the password (default: " + PASSWORD + ").")
  private String passwordVariable;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The file with the password on its first line.")
  private Path passwordFile;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description =
          "db_creds.yml: RDS_HOST, RDS_USER, RDS_PASSWORD, RDS_DATABASE, RDS_PORT; if need be "
              + "RDS_ENGINE (mysql, mariadb or postgres).")
  private Path credentials;

  /** The database, if one is given; nothing is opened yet. */
  Optional<Database> database() throws EmulatorException {
    if (credentials != null && jdbcUrl != null) {
      throw EmulateErrors.invalid("--credentials", credentials, "it without --jdbc-url");
    }
    if (credentials != null) {
      return Optional.of(CredentialsFile.database(credentials));
    }
    return jdbcUrl == null ? Optional.empty() : Optional.of(byAddress());
  }

  /** The database, which must be given. */
  Database required() throws EmulatorException {
    return database()
        .orElseThrow(
            () ->
                EmulateErrors.missing(
                    "--jdbc-url or --credentials", "the rows go into a database"));
  }

  private Database byAddress() throws EmulatorException {
    if (user == null) {
      throw EmulateErrors.missing("--user", "a database asks who comes");
    }
    return Database.at(jdbcUrl, user, password());
  }

  private String password() throws EmulatorException {
    if (passwordFile != null) {
      return Secrets.firstLine("--password-file", passwordFile);
    }
    String variable = passwordVariable == null ? PASSWORD : passwordVariable;
    String password = System.getenv(variable);
    if (password == null && passwordVariable != null) {
      throw EmulatorErrors.noPassword(variable);
    }
    return password;
  }
}
