package io.pinflow.connect.source;

import static io.pinflow.connect.source.ConnectionConfig.BACKOFF_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.BACKOFF_MAX_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.FAILURE_GRACE_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.IAM_AUTH_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.IAM_REGION_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.LOCK_TIMEOUT_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.PASSWORD_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.PASSWORD_FILE_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.PASSWORD_SECRET_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.QUERY_TIMEOUT_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.TIMEOUT_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.TLS_CA_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.TLS_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.URL_CONFIG;
import static io.pinflow.connect.source.ConnectionConfig.USER_CONFIG;

import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** The keys of the database: where it is, how to log in, how long to wait for it. */
final class ConnectionDefinition {
  private ConnectionDefinition() {}

  static void define(ConfigKeys keys) {
    defineLogIn(keys.in("Database"));
    defineTls(keys);
    defineWaits(keys);
  }

  private static void defineLogIn(ConfigKeys keys) {
    keys.required(
            URL_CONFIG,
            ConfigDef.Type.STRING,
            new JdbcUrlValidator(),
            "The JDBC URL of the database, beginning with jdbc:mariadb:, jdbc:mysql: or"
                + " jdbc:postgresql:. The MariaDB driver serves both of the first two. The"
                + " password does not belong here.")
        .add(
            USER_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.HIGH,
            "The user the database knows the connector by. It needs SELECT on the tables and, in"
                + " MySQL and MariaDB, PROCESS to see which transactions are under way (without"
                + " it, transaction.max.ms has to say how long one lasts).")
        .add(
            PASSWORD_CONFIG,
            ConfigDef.Type.PASSWORD,
            "",
            null,
            ConfigDef.Importance.HIGH,
            "The password of the user. Connect hides it in its log and in its REST answers, and"
                + " asks a config provider for it only when the connector starts.")
        .add(
            PASSWORD_FILE_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The path of a file on the worker that holds the password and nothing else. It is"
                + " read at every new connection, so that a changed password needs no restart.")
        .add(
            PASSWORD_SECRET_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The name or ARN of a secret of AWS Secrets Manager with the keys password and, if"
                + " connection.user is empty, username, as RDS stores them. It is read at every new"
                + " connection, so that a rotation needs no restart.")
        .add(
            IAM_AUTH_CONFIG,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            ConfigDef.Importance.MEDIUM,
            "Whether to log in to RDS with a token of AWS IAM in place of a password, made anew"
                + " for every connection with the worker's own credentials. Its role needs"
                + " rds-db:connect; RDS asks for TLS.")
        .add(
            IAM_REGION_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.LOW,
            "The AWS region of the database and its secret. Left empty, it is the one in the"
                + " host name RDS gave, or in the ARN of the secret.");
  }

  private static void defineTls(ConfigKeys keys) {
    keys.add(
            TLS_CONFIG,
            ConfigDef.Type.STRING,
            TlsMode.URL.toString(),
            ConfigDef.ValidString.in(
                Stream.of(TlsMode.values()).map(TlsMode::toString).toArray(String[]::new)),
            ConfigDef.Importance.MEDIUM,
            "How connections are encrypted, whatever the driver's words for it: disable,"
                + " require (encrypted, to whoever answers), verify-ca (to a server an authority"
                + " vouches for), verify-full (to the very host of the URL, as RDS should be"
                + " asked), or url, as the URL says in the driver's own words.")
        .add(
            TLS_CA_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.LOW,
            "Whom verify-ca and verify-full trust: rds, the authorities of Amazon RDS, whose"
                + " certificates are in the plugin; system, those that Java trusts; or the path of"
                + " a PEM file on the worker. Left empty, it is rds for a host name of RDS and"
                + " system for others.");
  }

  private static void defineWaits(ConfigKeys keys) {
    keys.add(
            TIMEOUT_CONFIG,
            ConfigDef.Type.INT,
            5_000,
            ConfigDef.Range.between(1_000, 600_000),
            ConfigDef.Importance.LOW,
            "The longest wait for a new connection, in milliseconds.")
        .add(
            QUERY_TIMEOUT_CONFIG,
            ConfigDef.Type.INT,
            60_000,
            ConfigDef.Range.between(1_000, 3_600_000),
            ConfigDef.Importance.LOW,
            "The longest wait for an answer of the database, in milliseconds; then the"
                + " connection counts as lost and is made anew.")
        .add(
            LOCK_TIMEOUT_CONFIG,
            ConfigDef.Type.INT,
            30_000,
            ConfigDef.Range.between(1_000, 3_600_000),
            ConfigDef.Importance.LOW,
            "The longest wait of a query for a locked table, in milliseconds; then the"
                + " server ends the query and the table is tried again. Of this and"
                + " query.timeout.ms the shorter counts.")
        .add(
            BACKOFF_CONFIG,
            ConfigDef.Type.INT,
            250,
            ConfigDef.Range.between(1, 600_000),
            ConfigDef.Importance.LOW,
            "The wait before the first new try after the database was lost, in"
                + " milliseconds. It doubles with every try and varies by chance; tries never"
                + " end.")
        .add(
            BACKOFF_MAX_CONFIG,
            ConfigDef.Type.INT,
            8_000,
            ConfigDef.Range.between(1, 3_600_000),
            ConfigDef.Importance.LOW,
            "The longest wait from the start of one try to the start of the next, in"
                + " milliseconds.")
        .add(
            FAILURE_GRACE_CONFIG,
            ConfigDef.Type.LONG,
            600_000L,
            ConfigDef.Range.atLeast(-1),
            ConfigDef.Importance.LOW,
            "For how long the task tries again what only a person can mend before it ends"
                + " as failed, in milliseconds: a table, column, key or right that is missing, and"
                + " a log-in refused before the first row was read. 0 ends it at once, -1 never."
                + " A lost connection, a missing database and a password changed while the"
                + " connector runs are tried again for ever.");
  }
}
