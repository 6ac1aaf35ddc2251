package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells failures that pass from those only a person can mend. What is not known to be permanent
 * counts as passing: a try too many costs little, an ended task costs data.
 */
final class SqlFailures {
  /**
   * MariaDB's "too many connections of this user" and "limit reached" share their SQL state with
   * syntax errors.
   */
  private static final Set<Integer> PASSING_CODES = Set.of(1203, 1226);

  private static final Set<String> PERMANENT_CLASSES = Set.of("22", "3D", "42");
  private static final String ACCESS_CLASS = "28";

  private SqlFailures() {}

  static boolean isPermanent(SQLException failure) {
    return PERMANENT_CLASSES.contains(stateClass(failure))
        && !PASSING_CODES.contains(failure.getErrorCode());
  }

  /**
   * The log-in was refused: permanent on the first try, but later a password may be changing under
   * way.
   */
  static boolean isAccessDenied(SQLException failure) {
    return ACCESS_CLASS.equals(stateClass(failure));
  }

  /**
   * The value was fine for the server, not for the driver; anything else is the connection's doing.
   */
  static boolean isConnectionLoss(SQLException failure) {
    return "08".equals(stateClass(failure));
  }

  private static String stateClass(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
