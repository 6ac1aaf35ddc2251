package io.pinflow.analytics;

import io.pinflow.records.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares landed Parquet with the columns of its table, and warns by name of those that one has
 * and the other has not.
 *
 * <p>It looks at the first and the last object of each folder: a cleaner of another version writes
 * from some offset on. Columns are read by name, so their order does not matter.
 */
final class Contract {

  private static final Logger LOGGER = LoggerFactory.getLogger(Contract.class);

  private Contract() {}

  /** Warns when the objects were written by another version of the contract. */
  static void check(SparkSession spark, Table table, List<LandedFile> objects) {
    Set<String> wanted = names(Schemas.of(table).fieldNames());
    Set<String> missing = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    for (String object : samples(objects)) {
      Set<String> has = names(spark.read().parquet(object).schema().fieldNames());
      wanted.stream().filter(column -> !has.contains(column)).forEach(missing::add);
      has.stream().filter(column -> !wanted.contains(column)).forEach(unknown::add);
    }
    String topic = table.topicSuffix();
    if (!missing.isEmpty()) {
      LOGGER.warn(
          "Objects of {} have no column {}: it is null in their rows. They were written by an older"
              + " cleaner",
          topic,
          missing);
    }
    if (!unknown.isEmpty()) {
      LOGGER.warn(
          "Objects of {} have a column {} that this version does not know: it is not read. Update"
              + " the job and run it with --since to have it",
          topic,
          unknown);
    }
  }

  /** The objects that are looked at. */
  static Set<String> samples(List<LandedFile> objects) {
    Map<String, String> last = new LinkedHashMap<>();
    Set<String> samples = new LinkedHashSet<>();
    objects.stream()
        .map(LandedFile::path)
        .sorted()
        .forEach(
            path -> {
              String folder = path.substring(0, path.lastIndexOf('/'));
              if (last.put(folder, path) == null) {
                samples.add(path);
              }
            });
    samples.addAll(last.values());
    return samples;
  }

  private static Set<String> names(String[] columns) {
    return new LinkedHashSet<>(Arrays.asList(columns));
  }
}
