package io.pinflow.analytics.lineage;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of lineage on a command line, for {@code @Mixin}. */
public final class LineageOptions {

  @Option(
      names = "--lineage",
      paramLabel = "FILE|URL",
      description =
          "Tell what is read and written as OpenLineage events: into a file, a JSON object a line,"
              + " or to http(s)://HOST[:PORT][/PATH], with the key in OPENLINEAGE_API_KEY. Needs"
              + " openlineage-spark on the class path.")
  private String target;

  /** Without fields set: a command line sets them. */
  public LineageOptions() {}

  /**
   * Where events go, when they go anywhere.
   *
   * @throws io.pinflow.analytics.AnalyticsException when it is neither a file nor a URL
   */
  public Optional<LineageTarget> target() {
    return Optional.ofNullable(target).filter(text -> !text.isBlank()).map(LineageTarget::of);
  }
}
