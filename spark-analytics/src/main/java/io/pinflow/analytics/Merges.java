package io.pinflow.analytics;

import io.pinflow.records.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what has landed into the Delta tables, all tables at once. */
final class Merges {

  private static final Logger LOGGER = LoggerFactory.getLogger(Merges.class);

  private final SparkSession spark;
  private final BatchSettings settings;
  private final Folders folders;
  private final List<LandedTopic> topics;
  private final FirstObjects first;

  /**
   * The merges of one run.
   *
   * @param counts what each table got; filled as it goes
   */
  Merges(
      SparkSession spark,
      BatchSettings settings,
      Folders folders,
      MergeProgress progress,
      Map<Table, MergeCounts> counts) {
    this.spark = spark;
    this.settings = settings;
    this.folders = folders;
    this.topics = new LandedTopics(settings, folders, progress, counts).all();
    this.first = new FirstObjects(settings.checkpoints(), folders);
  }

  /** Reads everything that no run has read, and what is asked to be read again. */
  void run() {
    List<LandedTopic> landed = topics.stream().filter(this::hasLanded).toList();
    Map<String, Set<String>> readAgain = readAgain(landed);
    List<TopicStream> running = new ArrayList<>();
    try {
      for (LandedTopic topic : landed) {
        running.add(
            TopicStream.start(
                spark,
                settings,
                folders,
                topic,
                first.of(topic.stream()),
                readAgain.getOrDefault(topic.stream(), Set.of())));
      }
      running.forEach(TopicStream::await);
    } finally {
      running.forEach(TopicStream::stop);
    }
  }

  private boolean hasLanded(LandedTopic topic) {
    Location folder = settings.input().resolve(topic.name());
    if (folders.landed(folder)) {
      return true;
    }
    LOGGER.info("Nothing has landed yet in {}", folder);
    return false;
  }

  /** The paths that were read again, by stream. */
  private Map<String, Set<String>> readAgain(List<LandedTopic> landed) {
    Optional<Instant> since = settings.intake().since();
    if (since.isEmpty()) {
      return Map.of();
    }
    List<Callable<Map.Entry<String, Set<String>>>> work = new ArrayList<>();
    for (LandedTopic topic : landed) {
      if (first.isFirstRun(topic.stream())) {
        first.begin(topic.stream(), since.get());
      } else {
        work.add(() -> Map.entry(topic.stream(), readAgain(topic, since.get())));
      }
    }
    return Workers.all(work).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** New objects among them are read here, too: their rows come after those of older ones. */
  private Set<String> readAgain(LandedTopic topic, Instant since) {
    List<LandedFile> objects =
        folders.landedFiles(settings.input().resolve(topic.name()), topic.ending()).stream()
            .filter(object -> !object.modified().isBefore(since))
            .toList();
    LOGGER.info(
        "{} objects of {} landed since {} and are read again", objects.size(), topic.name(), since);
    for (List<LandedFile> piece : LandedFiles.pieces(objects, settings.intake().size())) {
      topic.work().bring(spark, piece);
    }
    return Set.copyOf(LandedFiles.paths(objects));
  }
}
