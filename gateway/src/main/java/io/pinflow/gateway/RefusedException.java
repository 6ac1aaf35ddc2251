package io.pinflow.gateway;

/** A request that gets an error for an answer: its HTTP status, code and message; stackless. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  public RefusedException(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  public RefusedException(int status, String message) {
    this(status, status, message);
  }

  public int status() {
    return status;
  }

  /** The {@code error_code} of the body: the status, or five digits that begin with it. */
  public int code() {
    return code;
  }
}
