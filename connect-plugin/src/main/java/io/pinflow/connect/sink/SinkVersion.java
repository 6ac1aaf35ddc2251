package io.pinflow.connect.sink;

/** The version of the plugin, as its jar's manifest says. */
final class SinkVersion {

  private SinkVersion() {}

  static String text() {
    String version = SinkVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
