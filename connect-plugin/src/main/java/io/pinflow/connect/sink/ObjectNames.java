package io.pinflow.connect.sink;

/**
 * Object names in the layout of Confluent's sink: a function of topic, folder, partition, offset.
 */
final class ObjectNames {

  private static final String RANGES = "_pinflow";

  private final String root;
  private final String directoryDelimiter;
  private final String fileDelimiter;
  private final int offsetWidth;
  private final String extension;

  ObjectNames(
      String topicsDir,
      String directoryDelimiter,
      String fileDelimiter,
      int offsetWidth,
      String extension) {
    this.root = topicsDir == null || topicsDir.isBlank() ? "" : topicsDir + directoryDelimiter;
    this.directoryDelimiter = directoryDelimiter;
    this.fileDelimiter = fileDelimiter;
    this.offsetWidth = offsetWidth;
    this.extension = extension;
  }

  /** {@code topics/t/partition=0/t+0+0000000000.json}. */
  String object(String topic, String folder, int partition, long firstOffset) {
    return root
        + topic
        + directoryDelimiter
        + folder
        + directoryDelimiter
        + topic
        + fileDelimiter
        + partition
        + fileDelimiter
        + padded(firstOffset)
        + extension;
  }

  /** Where an upload in parts notes its range; readers of the folder never see it. */
  String note(String id) {
    return root + RANGES + directoryDelimiter + id;
  }

  private String padded(long offset) {
    String digits = Long.toString(offset);
    return "0".repeat(Math.max(0, offsetWidth - digits.length())) + digits;
  }
}
