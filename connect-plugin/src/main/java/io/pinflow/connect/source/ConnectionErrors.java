package io.pinflow.connect.source;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Messages about the connection to the database: problem, cause, remedy. None holds a row's content
 * or a secret.
 */
final class ConnectionErrors {
  private ConnectionErrors() {}

  static String unsupportedUrl(String scheme) {
    return "Invalid connection.url: it starts with '"
        + scheme
        + "', which no driver of this plugin serves. Expected"
        + " jdbc:mariadb://host:port/database, jdbc:mysql://host:port/database or"
        + " jdbc:postgresql://host:port/database.";
  }

  static String secretInUrl() {
    return "Invalid connection.url: it holds a password, and Connect prints URLs in its log. Give the password as"
        + " connection.password, which Connect hides.";
  }

  static String overruledSetting(String setting, String ours) {
    return "Invalid connection.url: it overrules the driver's setting "
        + setting
        + ", without which values would be wrong: the source needs "
        + ours
        + " and sets it itself. Take the setting out of the URL.";
  }

  static String noDriver(String driver) {
    return "Cannot load the JDBC driver "
        + driver
        + " because it is not in the plugin's folder. Install the plugin's zip"
        + " as it is, with every jar of its lib folder.";
  }

  static String cannotConnect(String reason) {
    return "Cannot connect to the database of connection.url because: "
        + reason
        + ". Check host, port and database"
        + " name, that the server runs, and that the worker's network reaches it.";
  }

  static String cannotTrust(String reason) {
    return "Cannot trust the database of connection.url because: "
        + reason
        + ". Check that the host is the name its certificate is for, and that connection.tls.ca names who signed it.";
  }

  static String accessDenied(String user, String reason) {
    return "Cannot log in to the database as '"
        + user
        + "' because: "
        + reason
        + ". Check connection.user and"
        + " connection.password, and that this user may connect from the worker's address.";
  }

  static String passwordWithoutTls(String user) {
    return "Cannot log in to the database as '"
        + user
        + "' without TLS because MySQL takes the password of this user (caching_sha2_password) over an encrypted"
        + " connection only. Set connection.tls to verify-full, or to require where nothing vouches for the server.";
  }

  static String severalPasswords() {
    return "Cannot use more than one of connection.password, connection.password.file, connection.password.secret and"
        + " connection.iam.auth because each says how to log in. Keep one.";
  }

  static String unreadablePasswordFile(Path file, IOException cause) {
    return "connection.password.file '"
        + file
        + "' can't be read on this worker ("
        + cause.getClass().getSimpleName()
        + ")";
  }

  static String noAwsCredentials(String reason) {
    return "connection.iam.auth found no AWS credentials on this worker (" + reason + ")";
  }

  static String noSingleHost() {
    return "Cannot use connection.iam.auth because a token is for one host and port, and connection.url names none or"
        + " several. Name one, for example jdbc:postgresql://host:5432/database.";
  }

  static String noRegion() {
    return "Must specify connection.iam.region because the host of connection.url doesn't tell the AWS region, as"
        + " name.us-east-1.rds.amazonaws.com would.";
  }

  static String iamWithoutTls() {
    return "Cannot use connection.iam.auth without TLS because a token is sent as it is, and RDS takes it over TLS"
        + " only. Set connection.tls to verify-full.";
  }

  static String tlsTwice() {
    return "Cannot use connection.tls because connection.url speaks of TLS too. Take it out of the URL, or set"
        + " connection.tls to url.";
  }

  static String noCertificateFile(IOException cause) {
    return "the certificates to trust can't be written to the worker's temporary folder ("
        + cause.getMessage()
        + ")";
  }

  static String noCertificates() {
    return "Invalid connection.tls.ca: there is no such file that the worker can read. Expected rds, system or the"
        + " path of a PEM file.";
  }
}
