package io.pinflow.connect.source;

import java.util.Optional;

/** The version of the plugin, from its jar's manifest; "unknown" when it runs from classes. */
final class PluginVersion {
  private PluginVersion() {}

  static String text() {
    return Optional.ofNullable(PluginVersion.class.getPackage().getImplementationVersion())
        .orElse("unknown");
  }
}
