package io.pinflow.spark.kinesis;

/** The table of options in the README; {@code main} prints it. */
final class OptionTable {

  private OptionTable() {}

  public static void main(String[] arguments) {
    System.out.print(markdown());
  }

  static String markdown() {
    StringBuilder table = new StringBuilder("| option | default | meaning |\n|---|---|---|\n");
    for (KinesisOption option : KinesisOption.values()) {
      String fallback = option.fallback().isEmpty() ? "" : "`" + option.fallback() + "`";
      table.append("| `%s` | %s | %s |%n".formatted(option.key(), fallback, option.explanation()));
    }
    return table.toString();
  }
}
