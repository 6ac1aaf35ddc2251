package io.pinflow.analytics.quality;

import io.pinflow.analytics.quality.Finding.Status;
import java.util.List;
import java.util.Optional;

/** Says what was counted of an expectation as a finding. */
final class Findings {

  private final TableView view;

  /** The findings about one table. */
  Findings(TableView view) {
    this.view = view;
  }

  /** A finding without a count. */
  Finding notChecked(Expectation expectation, String why) {
    return finding(
        expectation, new Counts(0, 0), 0, Status.NOT_CHECKED, why, expectation.expected());
  }

  /** Of an expectation that a part of the rows may violate. */
  Finding counted(Expectation expectation, Counts counts) {
    if (counts.checked() < Math.max(1, expectation.minRows())) {
      return notChecked(
          expectation,
          Wording.number(counts.checked())
              + (counts.checked() == 1 ? " row" : " rows")
              + " to look at; it takes "
              + Wording.number(expectation.minRows()));
    }
    double rate = (double) counts.violations() / counts.checked();
    return finding(
        expectation,
        counts,
        rate,
        rate <= expectation.allowedRate() ? Status.PASSED : Status.FAILED,
        Wording.share(counts.violations(), counts.checked(), expectation.rule().violation()),
        expectation.expected());
  }

  private Finding finding(
      Expectation expectation,
      Counts counts,
      double rate,
      Status status,
      String observed,
      String expected) {
    return new Finding(
        expectation.tableName(),
        expectation.name(),
        expectation.kind(),
        expectation.column(),
        view.scopeName(),
        counts.checked(),
        counts.violations(),
        rate,
        expectation.allowedRate(),
        status,
        expectation.severityName(),
        observed,
        expected,
        Optional.empty(),
        List.of());
  }

  /** Of a drift, against what earlier runs measured, the newest first. */
  Finding drift(Expectation expectation, Rule.Drift drift, RowCounts counts, List<Double> earlier) {
    boolean volume = drift.of() == Rule.Measure.VOLUME;
    if (volume && counts.added().isEmpty()) {
      return notChecked(expectation, "it is not known any more which rows are new");
    }
    if (counts.rows() < expectation.minRows()) {
      return counted(expectation, new Counts(counts.rows(), 0));
    }
    double value = volume ? counts.added().getAsLong() : counts.nullRate(expectation.column());
    Measured measured = new Measured(expectation, counts.rows(), value, volume);
    if (earlier.size() < drift.usual().minRuns()) {
      return measured(
          measured,
          Status.NOT_CHECKED,
          0,
          measured.said() + "; " + earlier.size() + " earlier runs",
          "as in at least " + drift.usual().minRuns() + " earlier runs");
    }
    Usual.Band band =
        volume ? drift.usual().volume(earlier) : drift.usual().nullRate(earlier, counts.rows());
    return measured(
        measured,
        band.contains(value) ? Status.PASSED : Status.FAILED,
        band.high(),
        measured.said() + "; median of " + earlier.size() + " runs " + measured.say(band.median()),
        measured.say(band.low()) + " to " + measured.say(band.high()));
  }

  private Finding measured(
      Measured measured, Status status, double most, String observed, String expected) {
    Expectation expectation = measured.expectation();
    return new Finding(
        expectation.tableName(),
        expectation.name(),
        expectation.kind(),
        expectation.column(),
        view.scopeName(),
        measured.rows(),
        status == Status.FAILED ? 1 : 0,
        measured.volume() ? 0 : measured.value(),
        measured.volume() ? 0 : most,
        status,
        expectation.severityName(),
        observed,
        expected,
        Optional.of(measured.value()),
        List.of());
  }

  /** What a drift measured in this run. */
  private record Measured(Expectation expectation, long rows, double value, boolean volume) {

    String say(double number) {
      return volume ? Wording.number(number) : Wording.percent(number);
    }

    String said() {
      return volume ? say(value) + " new rows" : say(value) + " null";
    }
  }
}
