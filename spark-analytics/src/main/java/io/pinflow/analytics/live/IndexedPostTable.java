package io.pinflow.analytics.live;

import io.pinflow.analytics.Conflicts;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.MergeStatement;
import io.pinflow.analytics.Schemas;
import io.pinflow.analytics.WriterTurn;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * A table of which the job knows each post's digest, so that most batches need no Spark at all.
 *
 * <p>New posts are appended, posts that the table has as they are cost nothing, and only posts that
 * changed need a MERGE. The digests belong to one version of the table. A batch is committed as the
 * very next version or not at all, so a digest that another writer made stale never decides
 * anything; it is read again instead.
 */
final class IndexedPostTable implements PostTable {

  private final Location target;
  private final DeltaAppends appends;
  private final IndexReader reader;
  private final PostMerge merge;
  private final WriterTurn turn;
  private final Upkeep upkeep;
  private final List<String> columns;
  private PostIndex index = new PostIndex();
  private long indexed = -1;

  IndexedPostTable(
      Table table, Location target, DeltaAppends appends, WriterTurn turn, Upkeep upkeep) {
    this.target = target;
    this.appends = appends;
    this.reader = new IndexReader(table, target);
    this.merge = new PostMerge(table, target);
    this.turn = turn;
    this.upkeep = upkeep;
    this.columns = Arrays.asList(Schemas.of(table).fieldNames());
  }

  @Override
  public long rows() {
    return index.size();
  }

  /** Reads the digests, so that the first batch need not wait for it. */
  void open(SparkSession spark) {
    catchUp(spark);
  }

  @Override
  public Written write(SparkSession spark, List<Post> posts, BatchId id)
      throws InterruptedException {
    Backoff backoff = new Backoff(target.text());
    while (true) {
      turn.await();
      try {
        return tried(spark, posts, id);
      } catch (LostRaceException lost) {
        backoff.await(lost);
        appends.refresh();
      }
    }
  }

  private Written tried(SparkSession spark, List<Post> posts, BatchId id) throws LostRaceException {
    catchUp(spark);
    List<Digested> fresh = new ArrayList<>();
    List<Digested> changed = new ArrayList<>();
    for (Post post : posts) {
      long digest = post.digest();
      if (!index.contains(post.number())) {
        fresh.add(new Digested(post, digest));
      } else if (!index.contains(post.number(), digest)) {
        changed.add(new Digested(post, digest));
      }
    }
    if (!changed.isEmpty()) {
      changed.addAll(fresh);
      return merged(spark, changed, id);
    }
    return fresh.isEmpty() ? Written.NOTHING : appended(spark, fresh, id);
  }

  private Written appended(SparkSession spark, List<Digested> fresh, BatchId id)
      throws LostRaceException {
    long next = appends.version() + 1;
    int written =
        appends.append(columns, fresh.stream().map(one -> one.post().values()).toList(), id);
    if (written > 0) {
      known(fresh, next);
      upkeep(spark);
    }
    return new Written(written, 0);
  }

  private Written merged(SparkSession spark, List<Digested> posts, BatchId id)
      throws LostRaceException {
    long next = appends.version() + 1;
    MergeStatement.Affected affected = merge(spark, posts, id);
    appends.refresh();
    if (appends.version() == next && affected.inserted() + affected.updated() > 0) {
      known(posts, next);
      upkeep(spark);
    }
    return new Written(affected.inserted(), affected.updated());
  }

  private MergeStatement.Affected merge(SparkSession spark, List<Digested> posts, BatchId id)
      throws LostRaceException {
    try {
      return merge.run(spark, posts.stream().map(Digested::post).toList(), id);
    } catch (RuntimeException failure) {
      if (Conflicts.caused(failure)) {
        throw new LostRaceException(failure);
      }
      throw failure;
    }
  }

  private void known(List<Digested> posts, long version) {
    posts.forEach(one -> index.put(one.post().number(), one.digest()));
    indexed = version;
  }

  private void upkeep(SparkSession spark) {
    if (upkeep.committed(spark)) {
      long rewritten = indexed + 1;
      appends.refresh();
      // Files were rewritten, no row changed; with another writer's commit between, read again.
      indexed = appends.version() == rewritten ? rewritten : -1;
    }
  }

  private void catchUp(SparkSession spark) {
    if (appends.behind()) {
      appends.refresh();
    }
    if (indexed != appends.version()) {
      index = reader.read(spark, appends.version());
      indexed = appends.version();
    }
  }

  private record Digested(Post post, long digest) {}
}
