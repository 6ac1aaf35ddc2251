package io.pinflow.records;

import java.io.Serializable;
import java.util.Objects;

/**
 * Why one record was refused, in words that help whoever sent it.
 *
 * <p>Tells the shape of the offending value and an excerpt of at most {@value ValueShape#EXCERPT}
 * characters, never the record's content.
 */
public final class Rejection implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final Reason reason;
  private final String problem;
  private final String remedy;

  Rejection(String field, Reason reason, String problem, String remedy) {
    this.field = Objects.requireNonNull(field, "field");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.problem = Objects.requireNonNull(problem, "problem");
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  /** The raw field at fault; empty when it is the record as a whole. */
  public String field() {
    return field;
  }

  /** What kind of fault it is. */
  public Reason reason() {
    return reason;
  }

  /** Problem, cause and remedy in full sentences. */
  public String message() {
    return problem + " " + remedy;
  }

  /** What the sender can do, one sentence. */
  public String remedy() {
    return remedy;
  }

  @Override
  public String toString() {
    return reason.code() + ": " + message();
  }
}
