package io.pinflow.launcher;

/** Shows a person how far each stage is. Safe to use from several threads. */
interface ProgressDisplay extends AutoCloseable {
  /** What is not known yet. */
  long UNKNOWN = -1;

  /**
   * Opens a stage.
   *
   * @param unit what is counted, such as {@code rows}
   */
  Stage stage(String name, String unit);

  /** Says one line that stays. */
  void say(String line);

  @Override
  void close();

  /** Bars where a person watches a terminal, as the shell launcher says; plain lines elsewhere. */
  static ProgressDisplay fitting() {
    boolean terminal = Boolean.getBoolean("pinflow.terminal");
    return terminal ? new BarDisplay() : new PlainDisplay(System.out);
  }

  /** The progress of one stage. */
  interface Stage {
    /**
     * Tells how far the stage is.
     *
     * @param total how much there is to do, or {@link #UNKNOWN}
     */
    void update(long done, long total);

    void finish();
  }
}
