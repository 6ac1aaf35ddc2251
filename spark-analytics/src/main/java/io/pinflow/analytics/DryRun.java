package io.pinflow.analytics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.analytics.BatchSettings.FileSource;
import io.pinflow.analytics.BatchSettings.Reading;
import io.pinflow.records.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what a run would read and do, and writes nothing. */
final class DryRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BatchSettings settings;
  private final Folders folders;

  DryRun(BatchSettings settings, Folders folders) {
    this.settings = settings;
    this.folders = folders;
  }

  /** What would be done for one table. */
  record Plan(String table, long objects, long bytes, String action) {

    String json() {
      return JSON.createObjectNode()
          .put("dry_run", table)
          .put("objects", objects)
          .put("bytes", bytes)
          .put("action", action)
          .put("plan", toString())
          .toString();
    }

    @Override
    public String toString() {
      return table
          + ": "
          + objects
          + (objects == 1 ? " object, " : " objects, ")
          + Bytes.text(bytes)
          + ": "
          + action;
    }
  }

  /** One a topic that a run would read. */
  List<Plan> plans() {
    if (settings.intake().files() == FileSource.AUTO_LOADER) {
      throw AnalyticsErrors.contradiction(
          "--dry-run",
          "--file-source auto-loader",
          "only Auto Loader knows what it has read (SQL: cloud_files_state)");
    }
    RefreshState state = RefreshState.read(settings.checkpoints(), folders);
    boolean everything = state.underWay() || settings.intake().reading() == Reading.EVERYTHING;
    Location memory =
        everything
            ? state.begun().newMemory(settings.checkpoints())
            : state.memory(settings.checkpoints());
    List<Plan> plans = new ArrayList<>();
    for (LandedTopic topic : topics()) {
      plans.add(plan(topic, memory, everything));
    }
    return plans;
  }

  private List<LandedTopic> topics() {
    Map<Table, MergeCounts> counts = new EnumMap<>(Table.class);
    return new LandedTopics(settings, folders, new MergeProgress(new NoProgress()), counts).all();
  }

  private Plan plan(LandedTopic topic, Location memory, boolean everything) {
    Location folder = settings.input().resolve(topic.name());
    if (!folders.landed(folder)) {
      return new Plan(topic.table(), 0, 0, "nothing has landed in " + folder);
    }
    FirstObjects first = new FirstObjects(memory, folders);
    Optional<Instant> since = settings.intake().since();
    Optional<Instant> from =
        first.isFirstRun(topic.stream()) && since.isPresent() ? since : first.of(topic.stream());
    Set<String> read = new ReadObjects(memory.resolve(topic.stream()), folders).paths();
    List<LandedFile> objects =
        folders.landedFiles(folder, topic.ending()).stream()
            .filter(object -> isDue(object, since, from, read))
            .toList();
    return new Plan(
        topic.table(),
        objects.size(),
        LandedFiles.bytes(objects),
        action(topic, objects, everything));
  }

  private static boolean isDue(
      LandedFile object, Optional<Instant> since, Optional<Instant> from, Set<String> read) {
    boolean again = since.isPresent() && !object.modified().isBefore(since.get());
    boolean leftOut = from.isPresent() && object.modified().isBefore(from.get());
    return again || (!leftOut && !read.contains(object.path()));
  }

  private String action(LandedTopic topic, List<LandedFile> objects, boolean everything) {
    if (objects.isEmpty()) {
      return "nothing to do";
    }
    int batches = LandedFiles.pieces(objects, settings.intake().size()).size();
    String how = " in " + batches + (batches == 1 ? " batch" : " batches");
    boolean there = folders.isDeltaTable(settings.table(topic.table()));
    if (everything) {
      return (there ? "would replace the table" : "would make the table") + how;
    }
    if (topic.table().equals(settings.names().deadLetterTable())) {
      return "would be added to the dead letters" + how;
    }
    return (there ? "would be merged into the table" : "would make the table") + how;
  }
}
