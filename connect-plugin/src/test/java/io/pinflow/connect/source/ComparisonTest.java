package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons of a table with its topic, both in memory, while others write to the table. */
final class ComparisonTest {
  private static final ReconcileLimits NO_LIMITS = new ReconcileLimits(1_000, 100, false);

  @Test
  void shouldFindNothingWhereNothingDiffers() throws Exception {
    World world = new World(new Random(1), false);
    world.fill(500);

    ReconcileCounts counts = world.compare(NO_LIMITS, 0);

    assertThat(world.repairedMissing).isEmpty();
    assertThat(world.repairedDeleted).isEmpty();
    assertThat(counts.rows()).isEqualTo(500);
    assertThat(counts.chunks()).isBetween(490, 500);
    assertThat(counts.differingChunks()).isZero();
  }

  @Test
  void shouldFindWhatIsMissingAndWhatWasDeleted() throws Exception {
    World world = new World(new Random(2), false);
    world.fill(500);
    world.table.put(1_000L, 1);
    world.table.remove(7L);
    world.table.remove(499L);
    world.toTopic(8L, false);

    ReconcileCounts counts = world.compare(NO_LIMITS, 0);

    assertThat(world.repairedMissing).containsExactlyInAnyOrder(8L, 1_000L);
    assertThat(world.repairedDeleted).containsExactlyInAnyOrder(7L, 499L);
    assertThat(counts.differingChunks()).isEqualTo(4);
  }

  @Test
  void shouldReadOnlyChunksThatDifferAgainWhenKeysAreMoreThanItHolds() throws Exception {
    World world = new World(new Random(3), false);
    world.fill(5_000);
    world.table.remove(77L);
    world.table.put(9_999L, 1);
    world.toTopic(42L, true);

    world.compare(new ReconcileLimits(1_000, 100, false), 0);

    assertThat(world.repairedMissing).containsExactly(9_999L);
    assertThat(world.repairedDeleted).containsExactly(77L);
    assertThat(world.passes).isBetween(1, 2);
  }

  @Test
  void shouldReadSeveralTimesWhenAllKeysDifferAndAreMoreThanItHolds() throws Exception {
    World world = new World(new Random(4), false);
    for (long key = 0; key < 3_000; key++) {
      world.table.put(key, 1);
      world.toTopic(key, true);
      world.toTopic(key, true);
    }
    world.table.keySet().removeIf(key -> key % 10 == 0);

    world.compare(new ReconcileLimits(1_000, 100, false), 0);

    assertThat(world.repairedMissing).isEmpty();
    assertThat(world.repairedDeleted).hasSize(300).allMatch(key -> key % 10 == 0);
    assertThat(world.passes).isBetween(3, 8);
    assertThat(world.reached).isSorted().endsWith(KeyHash.CHUNKS);
  }

  @Test
  void shouldLeaveChunksOutThatWereDoneBefore() throws Exception {
    World world = new World(new Random(5), false);
    for (long key = 0; key < 400; key++) {
      world.table.put(key, 1);
    }

    world.compare(NO_LIMITS, KeyHash.CHUNKS / 2);

    assertThat(world.repairedMissing)
        .hasSizeBetween(100, 300)
        .allMatch(key -> KeyHash.of(String.valueOf(key)).chunk() >= KeyHash.CHUNKS / 2);
  }

  @Test
  void shouldNotEmptyATopicBecauseItsTableIsEmpty() throws Exception {
    World world = new World(new Random(6), false);
    world.fill(500);
    world.table.clear();

    ReconcileCounts counts = world.compare(new ReconcileLimits(1_000, 50, false), 0);

    assertThat(world.repairedDeleted).isEmpty();
    assertThat(counts.refused()).isEqualTo(500);
  }

  @Test
  void shouldNotSendWhatMayHaveExpiredUnlessToldTo() throws Exception {
    World world = new World(new Random(7), false);
    world.fill(500);
    world.isTruncated = true;
    world.table.put(900L, 1);

    ReconcileCounts counts = world.compare(NO_LIMITS, 0);
    assertThat(world.repairedMissing).isEmpty();
    assertThat(counts.expired()).isEqualTo(1);

    world.compare(new ReconcileLimits(1_000, 100, true), 0);
    assertThat(world.repairedMissing).containsExactly(900L);
  }

  @Test
  void shouldNotReadAgainBecauseOfRowsThatComeMeanwhile() throws Exception {
    World world = new World(new Random(8), true);
    world.fill(5_000);
    world.isGrowing = true;

    ReconcileCounts counts = world.compare(NO_LIMITS, 0);

    assertThat(world.table.size()).isGreaterThan(5_500);
    assertThat(counts.rows()).isLessThan(5_100);
    assertThat(world.passes).isEqualTo(1);
    assertThat(world.repairedMissing).isEmpty();
  }

  /** What is missing or gone all the while is found; what the tail brings never is. */
  @ParameterizedTest
  @CsvSource({"1000, true", "1000, false", "50, true", "50, false"})
  void shouldNeitherDoubleNorLoseAnythingWhileOthersWrite(int maxKeys, boolean isCounted)
      throws Exception {
    for (int seed = 0; seed < 40; seed++) {
      World world = new World(new Random(seed), isCounted);
      world.fill(200);
      Set<Long> missing = world.hide(15);
      Set<Long> gone = world.drop(15);
      world.isBusy = true;

      world.compare(new ReconcileLimits(maxKeys, 100, false), 0);

      String about = "seed " + seed;
      missing.retainAll(world.untouched(missing));
      gone.retainAll(world.untouched(gone));
      assertThat(world.repairedMissing).as(about).containsAll(missing);
      assertThat(world.repairedDeleted).as(about).containsAll(gone);
      assertThat(world.doubled).as(about).isEmpty();
      assertThat(world.neverGone).as(about).isEmpty();

      world.isBusy = false;
      world.deliverAll();
      world.compare(new ReconcileLimits(maxKeys, 100, false), 0);
      assertThat(world.lastStates()).as(about).isEqualTo(world.table.keySet());
    }
  }

  /** A table of numbers, its topic of two partitions, and the tail between them. */
  private static final class World implements TopicKeys, TailFence, Repairs {
    private final Random random;
    private final boolean isCounted;
    private final TreeMap<Long, Integer> table = new TreeMap<>();
    private final List<List<Entry>> topic = List.of(new ArrayList<>(), new ArrayList<>());
    private final Set<Long> undelivered = new HashSet<>();
    private final Set<Long> touched = new HashSet<>();
    private final Set<Long> deliveredSinceFence = new HashSet<>();
    private final Set<Long> repairedMissing = new HashSet<>();
    private final Set<Long> repairedDeleted = new HashSet<>();
    private final Set<Long> doubled = new HashSet<>();
    private final Set<Long> neverGone = new HashSet<>();
    private final List<Integer> reached = new ArrayList<>();
    private final int[] marks = new int[2];
    private final int[] read = new int[2];
    private long nextKey = 10_000;
    private int passes;
    private boolean isBusy;
    private boolean isGrowing;
    private boolean isTruncated;

    World(Random random, boolean isCounted) {
      this.random = random;
      this.isCounted = isCounted;
    }

    void fill(long count) {
      for (long key = 0; key < count; key++) {
        table.put(key, 1);
        toTopic(key, true);
      }
    }

    void toTopic(long key, boolean isPresent) {
      topic.get((int) (key % 2)).add(new Entry(key, isPresent));
    }

    /** Rows that no tail has ever seen. */
    Set<Long> hide(int count) {
      Set<Long> keys = new HashSet<>();
      for (int i = 0; i < count; i++) {
        keys.add(5_000L + random.nextInt(1_000));
      }
      keys.forEach(key -> table.put(key, 1));
      return keys;
    }

    /** Rows deleted after the tail has seen them. */
    Set<Long> drop(int count) {
      Set<Long> keys = new HashSet<>();
      for (int i = 0; i < count; i++) {
        keys.add((long) random.nextInt(200));
      }
      table.keySet().removeAll(keys);
      return keys;
    }

    Set<Long> untouched(Set<Long> keys) {
      return keys.stream().filter(key -> !touched.contains(key)).collect(Collectors.toSet());
    }

    ReconcileCounts compare(ReconcileLimits limits, int fromChunk) throws Exception {
      ReconcileCounts counts = new ReconcileCounts();
      new Comparison(new Keys(), this, this, this, limits, counts).run(fromChunk);
      return counts;
    }

    Set<Long> lastStates() {
      Map<Long, Boolean> states = new HashMap<>();
      topic.forEach(part -> part.forEach(entry -> states.put(entry.key, entry.isPresent)));
      states.values().removeIf(isPresent -> !isPresent);
      return states.keySet();
    }

    void deliverAll() {
      undelivered.stream().filter(table::containsKey).forEach(this::deliverByTail);
      undelivered.clear();
    }

    private void deliverByTail(long key) {
      toTopic(key, true);
      deliveredSinceFence.add(key);
    }

    /** Others write, and the tail delivers some of it. */
    private void others() {
      boolean goesOn = isBusy || (isGrowing && table.size() < 20_000);
      if (!goesOn || random.nextInt(3) > 0) {
        return;
      }
      switch (isBusy ? random.nextInt(6) : 2) {
        case 0:
          delete(oneOf(table.keySet()));
          break;
        case 1:
          deliverAll();
          break;
        default:
          nextKey += 1 + random.nextInt(3);
          table.put(nextKey, 1);
          undelivered.add(nextKey);
      }
    }

    private void delete(long key) {
      table.remove(key);
      touched.add(key);
    }

    private long oneOf(Set<Long> keys) {
      return new ArrayList<>(keys).get(random.nextInt(keys.size()));
    }

    private static ReconcileKey key(long key) {
      return new ReconcileKey(Bound.of(key), new SchemaAndValue(null, String.valueOf(key)));
    }

    private static long number(ReconcileKey key) {
      return (Long) key.bound().value(0);
    }

    @Override
    public void begin() {
      for (int part = 0; part < 2; part++) {
        marks[part] = topic.get(part).size();
      }
      passes++;
      others();
    }

    @Override
    public void read(TopicKeys.Visitor visitor) {
      read[0] = 0;
      read[1] = 0;
      readTo(marks, visitor);
    }

    @Override
    public void readOn(Map<TopicPartition, Long> atLeast, TopicKeys.Visitor visitor) {
      others();
      readTo(new int[] {topic.get(0).size(), topic.get(1).size()}, visitor);
      others();
    }

    private void readTo(int[] ends, TopicKeys.Visitor visitor) {
      for (int part = 0; part < 2; part++) {
        for (; read[part] < ends[part]; read[part]++) {
          others();
          Entry entry = topic.get(part).get(read[part]);
          visitor.record(key(entry.key), TopicPosition.of(part, read[part]), entry.isPresent);
        }
      }
    }

    @Override
    public boolean isBeforeMark(long position) {
      return TopicPosition.offset(position) < marks[TopicPosition.partition(position)];
    }

    @Override
    public boolean isTruncated() {
      return isTruncated;
    }

    @Override
    public long foreign() {
      return 0;
    }

    @Override
    public void keysAt(long[] positions, KeyVisitor visitor) throws InterruptedException {
      for (long position : positions) {
        others();
        List<Entry> part = topic.get(TopicPosition.partition(position));
        visitor.key(key(part.get((int) TopicPosition.offset(position)).key));
      }
    }

    @Override
    public Map<TopicPartition, Long> awaitPassed() {
      others();
      deliverAll();
      deliveredSinceFence.clear();
      others();
      return Map.of();
    }

    @Override
    public void missing(List<ReconcileKey> keys) {
      for (ReconcileKey key : keys) {
        others();
        long number = number(key);
        if (table.containsKey(number) && !deliveredSinceFence.contains(number)) {
          if (lastStates().contains(number)) {
            doubled.add(number);
          }
          repairedMissing.add(number);
          toTopic(number, true);
        }
      }
    }

    @Override
    public void deleted(List<ReconcileKey> keys) {
      for (ReconcileKey key : keys) {
        others();
        long number = number(key);
        if (table.containsKey(number)) {
          neverGone.add(number);
        } else {
          repairedDeleted.add(number);
          toTopic(number, false);
        }
      }
    }

    @Override
    public void reached(int chunk) {
      reached.add(chunk);
    }

    private final class Keys implements TableKeys {
      private Long last;

      @Override
      public void begin() {
        last = isCounted && !table.isEmpty() ? table.lastKey() : null;
        others();
      }

      @Override
      public void forEach(TableKeys.Visitor visitor) throws SQLException, InterruptedException {
        Long at = table.isEmpty() ? null : table.firstKey();
        while (at != null && (last == null || at <= last)) {
          others();
          if (table.containsKey(at)) {
            visitor.key(key(at));
          }
          at = table.higherKey(at);
        }
      }

      @Override
      public boolean covers(ReconcileKey key) {
        return last == null || number(key) <= last;
      }
    }

    private static final class Entry {
      private final long key;
      private final boolean isPresent;

      Entry(long key, boolean isPresent) {
        this.key = key;
        this.isPresent = isPresent;
      }
    }
  }
}
