package io.pinflow.connect.source;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Tells failures that pass from those only a person can mend. What is not known to need a person
 * counts as passing: a try too many costs little, an ended task costs data.
 */
final class SqlFailures {
  /**
   * MariaDB gives "too many connections of this user", "limit reached", "unknown database" and "no
   * right to the database" the SQL state of a syntax error. The last two are what a database shows
   * while it is restored: to a user with no rights elsewhere, one that is missing looks forbidden.
   */
  private static final Set<Integer> PASSING_CODES = Set.of(1044, 1049, 1203, 1226);

  /** A statement's name taken or lost by a pooler between the driver and PostgreSQL. */
  private static final Set<String> PASSING_STATES = Set.of("42P05");

  /** Wrong values, and what is missing or not allowed: tables, columns, rights. */
  private static final Set<String> PERMANENT_CLASSES = Set.of("22", "42");

  private static final String ACCESS_CLASS = "28";

  /** What drivers say of a wrong host name: they have no exception of its own for it. */
  private static final Pattern WRONG_NAME =
      Pattern.compile("hostname verification failed|could not be verified by hostnameverifier");

  /** What the driver says when MySQL would have it send a password that nothing encrypts. */
  private static final String NO_KEY_FOR_PASSWORD = "RSA public key is not available";

  private SqlFailures() {}

  /** It will not pass by itself, though somebody may be about to mend it. */
  static boolean isPermanent(SQLException failure) {
    return PERMANENT_CLASSES.contains(stateClass(failure))
        && !PASSING_STATES.contains(failure.getSQLState())
        && !PASSING_CODES.contains(failure.getErrorCode());
  }

  /** The log-in was refused: its data may be wrong, or its password may be changing under way. */
  static boolean isAccessDenied(SQLException failure) {
    return ACCESS_CLASS.equals(stateClass(failure));
  }

  /** The server takes the password over TLS only, and the connection has none. */
  static boolean isPasswordWithoutTls(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains(NO_KEY_FOR_PASSWORD);
  }

  /**
   * The value was fine for the server, not for the driver; anything else is the connection's doing.
   */
  static boolean isConnectionLoss(SQLException failure) {
    return "08".equals(stateClass(failure));
  }

  /** The server is there, but how it proves itself or encrypts is not what was asked for. */
  static boolean isTls(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException
          || cause instanceof GeneralSecurityException
          || WRONG_NAME.matcher(String.valueOf(cause.getMessage())).find()) {
        return true;
      }
    }
    return false;
  }

  private static String stateClass(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
