package io.pinflow.connect.source;

import java.util.List;

/** Takes what a comparison found to be delivered. The calls return when it has been. */
interface Repairs {
  /** Keys that the table has and the topic has not. */
  void missing(List<ReconcileKey> keys) throws InterruptedException;

  /** Keys that the topic has and the table has not. */
  void deleted(List<ReconcileKey> keys) throws InterruptedException;

  /** All chunks before one are done. */
  void reached(int chunk);
}
