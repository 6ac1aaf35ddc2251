package io.pinflow.analytics;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * A landed topic and what is done with its objects.
 *
 * @param name of the topic, and of its folder in the input
 * @param ending of the names of its objects
 * @param table the Delta table that its rows go to
 * @param stream the name of the memory of what was read
 */
record LandedTopic(String name, String ending, String table, String stream, Work work) {

  /** Brings the content of objects into tables; to do it again changes nothing. */
  @FunctionalInterface
  interface Work {

    /** Brings in some objects. */
    void bring(SparkSession spark, List<LandedFile> objects);
  }
}
