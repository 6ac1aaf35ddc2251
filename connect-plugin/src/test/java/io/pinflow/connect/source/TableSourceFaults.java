package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pinflow.local.testing.FreePort;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What databases and networks do to a source, and what it must make of it: no failure comes out of
 * poll, and every row comes once. What happened goes to the log for docs/table-source-faults.md.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class TableSourceFaults {
  private static final Logger LOGGER = LoggerFactory.getLogger(TableSourceFaults.class);
  private static final int ROWS = 20_000;

  /** A page so large that the server is still sending it when it ends, in bytes. */
  private static final int LARGER_THAN_WHAT_THE_NETWORK_HOLDS = 30_000_000;

  /** Far from what a stop takes, and far from the query timeout it would take if it waited. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private FaultyProxy proxy;

  /** The server, started once per class. */
  abstract TestDatabase database();

  abstract int serverPort();

  /** Ends every connection of a user but the one that says so; returns how many. */
  abstract int killConnections(String user) throws SQLException;

  /** Lets a user in by a password, whether it exists or not, and read everything. */
  abstract void allow(String user, String password) throws SQLException;

  abstract void setReadOnly(boolean readOnly) throws SQLException;

  abstract void lock(Connection locker, String table) throws SQLException;

  /** Sessions that wait for a lock. */
  abstract int waitingForLock() throws SQLException;

  @BeforeEach
  final void startProxy() throws Exception {
    proxy = FaultyProxy.to(serverPort());
    allow("reader", "first");
  }

  @AfterEach
  final void stopProxy() throws Exception {
    proxy.close();
  }

  @Test
  void shouldSurviveItsConnectionsBeingKilledAgainAndAgain() throws Exception {
    // Given
    createTable("killed", ROWS);
    Map<String, String> properties = properties("killed");
    properties.put("page.max.rows", "700");
    properties.put("connection.backoff.ms", "1");
    properties.put("connection.backoff.max.ms", "20");
    int kills = 0;

    // When
    try (TaskHarness task = TaskHarness.start(properties)) {
      while (task.records().size() < ROWS) {
        if (!task.poll().isEmpty()) {
          kills += killConnections("reader");
        }
      }

      // Then
      assertThat(kills).isGreaterThanOrEqualTo(20);
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, ROWS));
      report("connections killed " + kills + " times in a scan");
    }
  }

  @Test
  void shouldGoOnAfterTheServerCrashedInAPage() throws Exception {
    // Given
    createTable("crashed", ROWS, LARGER_THAN_WHAT_THE_NETWORK_HOLDS / ROWS);
    Map<String, String> properties = properties("crashed");
    properties.put("page.max.rows", "1000000");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(500);

      // When
      database().kill();
      int triesInVain = 0;
      while (triesInVain < 3) {
        triesInVain += task.poll().isEmpty() ? 1 : 0;
      }
      database().restart();
      long backNanos = System.nanoTime();
      int before = task.records().size();
      task.pollUntilCount(before + 1);
      report("server killed by signal 9: rows again " + since(backNanos) + " after it was back");
      task.pollUntilCount(ROWS);

      // Then
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, ROWS));
    }
  }

  @Test
  void shouldGoOnAtANewAddressAfterTheOldOneRefused() throws Exception {
    // Given
    createTable("moved", ROWS);
    try (TaskHarness task = TaskHarness.start(properties("moved"))) {
      task.pollUntilCount(4_500);
      int before = task.records().size();

      // When
      proxy.refuse();
      while (task.poll().size() > 0) {
        before = task.records().size();
      }
      proxy.leadTo(FreePort.next());
      proxy.listen();
      awaitOneMoreTry(task);
      proxy.leadTo(serverPort());
      long backNanos = System.nanoTime();
      task.pollUntilCount(before + 1);
      report("new address: rows again " + since(backNanos) + " after it led to the server");
      task.pollUntilCount(ROWS);

      // Then
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, ROWS));
    }
  }

  @Test
  void shouldGiveUpOnAConnectionThatIsNeverAnswered() throws Exception {
    // Given
    createTable("unheard", 10);
    proxy.beSilent();
    Map<String, String> properties = properties("unheard");
    properties.put("connection.timeout.ms", "1000");
    try (TaskHarness task = TaskHarness.start(properties)) {

      // When
      awaitOneMoreTry(task);
      awaitOneMoreTry(task);
      proxy.beHeard();
      task.pollUntilCount(10);

      // Then
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, 10));
    }
  }

  @Test
  void shouldComeBackFromAPollBeforeEveryTableHasWaited() throws Exception {
    // Given
    proxy.beSilent();
    Map<String, String> properties = properties("one,two,three,four,five");
    properties.put("connection.timeout.ms", "1000");
    try (TaskHarness task = TaskHarness.start(properties)) {

      // When
      task.poll();

      // Then
      assertThat(proxy.accepted()).isBetween(1L, 2L);
    }
  }

  @Test
  void shouldGiveUpOnAQueryThatIsNeverAnswered() throws Exception {
    // Given
    createTable("silenced", ROWS);
    Map<String, String> properties = properties("silenced");
    properties.put("connection.timeout.ms", "1000");
    properties.put("query.timeout.ms", "1000");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(4_500);

      // When
      proxy.beSilent();
      while (!task.poll().isEmpty()) {
        // What was on its way already.
      }
      awaitOneMoreTry(task);
      proxy.beHeard();
      long backNanos = System.nanoTime();
      task.pollUntilCount(task.records().size() + 1);
      report("silent server: rows again " + since(backNanos) + " after it was heard");
      task.pollUntilCount(ROWS);

      // Then
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, ROWS));
    }
  }

  @Test
  void shouldLeaveNoSessionBehindThatWaitsForALock() throws Exception {
    // Given
    createTable("locked", 10);
    Map<String, String> properties = properties("locked");
    properties.put("lock.timeout.ms", "1000");
    try (TaskHarness task = TaskHarness.start(properties)) {
      try (Connection locker = database().connect()) {
        lock(locker, "locked");

        // When
        long before = proxy.accepted();
        while (proxy.accepted() < before + 2) {
          task.poll();
        }

        // Then
        assertThat(waitingForLock()).isZero();
      }
      task.pollUntilCount(10);
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, 10));
    }
  }

  @Test
  void shouldReadOnWhenTheServerTurnsReadOnly() throws Exception {
    // Given
    createTable("kept", ROWS);
    try (TaskHarness task = TaskHarness.start(properties("kept"))) {
      task.pollUntilCount(4_500);

      // When
      setReadOnly(true);
      try {
        killConnections("reader");
        task.pollUntilCount(12_000);
      } finally {
        setReadOnly(false);
      }
      task.pollUntilCount(ROWS);

      // Then
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, ROWS));
    }
  }

  @Test
  void shouldTakeARefusedLogInForAPasswordThatIsBeingChanged() throws Exception {
    // Given
    createTable("rotated", 10);
    Map<String, String> properties = properties("rotated");
    allow("reader", "other");
    try (TaskHarness task = TaskHarness.start(properties)) {

      // When
      awaitOneMoreTry(task);
      allow("reader", "first");
      task.pollUntilCount(10);

      // Then
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, 10));
    }
  }

  @Test
  void shouldReadThePasswordAnewAtEveryConnection() throws Exception {
    // Given
    createTable("secret", ROWS);
    Path file = Files.writeString(folder.resolve("password"), "first\n");
    Map<String, String> properties = properties("secret");
    properties.remove("connection.password");
    properties.put("connection.password.file", file.toString());
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(4_500);

      // When
      allow("reader", "second");
      killConnections("reader");
      long before = proxy.accepted();
      while (proxy.accepted() < before + 2) {
        task.poll();
      }
      Files.writeString(file, "second");
      task.pollUntilCount(ROWS);

      // Then
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, ROWS));
    }
  }

  @Test
  void shouldCountWhatHappens() throws Exception {
    // Given
    createTable("counted", 1_000);
    Map<String, String> properties = properties("counted");
    properties.put("name", "counting");
    properties.put("batch.max.rows", "100");
    properties.put("page.max.rows", "100");
    ObjectName name =
        new ObjectName("io.pinflow:type=table-source,connector=\"counting\",table=\"counted\"");
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try (TaskHarness task = TaskHarness.start(properties)) {

      // When
      task.pollUntilCount(500);
      killConnections("reader");
      task.pollUntilCount(1_000);

      // Then
      assertThat(server.getAttribute(name, "Rows")).isEqualTo(1_000L);
      assertThat((long) server.getAttribute(name, "Bytes")).isGreaterThanOrEqualTo(400_000L);
      assertThat((long) server.getAttribute(name, "Errors")).isPositive();
      assertThat(server.getAttribute(name, "Reconnects")).isEqualTo(1L);
    }
    assertThat(server.isRegistered(name)).isFalse();
  }

  @Test
  void shouldEndOnARefusedLogInThatNobodyMends() throws Exception {
    // Given
    Map<String, String> properties = properties("any");
    properties.put("connection.user", "reader");
    properties.put("connection.password", "never-right");
    properties.put("failure.grace.ms", "300");
    try (TaskHarness task = TaskHarness.start(properties)) {

      // When
      Throwable failure = catchThrowable(() -> task.pollUntilCount(1));

      // Then
      assertThat(failure)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("Cannot log in to the database as 'reader'")
          .hasMessageNotContaining("never-right");
    }
  }

  @Test
  void shouldBearATableSwappedForAnother() throws Exception {
    // Given
    createTable("swapped", 10);
    createTable("swapped_next", 15);
    try (TaskHarness task = TaskHarness.start(properties("swapped"))) {
      task.pollUntilCount(10);
      String rename = "ALTER TABLE %s RENAME TO %s";
      database().run(String.format(rename, "swapped", "swapped_before"));

      // When
      long before = proxy.accepted();
      while (proxy.accepted() < before + 2) {
        task.poll();
      }
      database().run(String.format(rename, "swapped_next", "swapped"));
      task.pollUntilCount(15);

      // Then
      assertThat(keys(task.records())).containsExactlyElementsOf(range(0, 15));
    }
  }

  @Test
  void shouldStopWhileAConnectionIsNotAnswered() throws Exception {
    proxy.beSilent();

    stopWhile(
        "connecting to a silent server",
        TaskHarness.start(properties("any")),
        poller -> proxy.accepted() > 0);
  }

  @Test
  void shouldStopWhileAQueryIsNotAnswered() throws Exception {
    createTable("stopped", ROWS, LARGER_THAN_WHAT_THE_NETWORK_HOLDS / ROWS);
    Map<String, String> properties = properties("stopped");
    properties.put("page.max.rows", "1000000");
    TaskHarness task = TaskHarness.start(properties);
    task.pollUntilCount(500);
    proxy.beSilent();

    stopWhile("a silent server holds the query", task, TableSourceFaults::isReadingASocket);
  }

  @Test
  void shouldStopWhileTheServerIsDown() throws Exception {
    proxy.refuse();

    stopWhile(
        "the server refuses",
        TaskHarness.start(properties("any")),
        poller -> poller.getState() == Thread.State.TIMED_WAITING);
  }

  /** Stops a task whose polling thread has come to the point in question and stays there. */
  private void stopWhile(String what, TaskHarness task, Predicate<Thread> isThere)
      throws Exception {
    // Given
    Thread poller = new Thread(() -> pollForEver(task), "poller");
    poller.setDaemon(true);
    poller.start();
    await().during(Duration.ofMillis(300)).until(() -> isThere.test(poller));
    long startNanos = System.nanoTime();

    // When
    assertTimeoutPreemptively(STOP_LIMIT, task::close);
    report("stop while " + what + ": " + since(startNanos));

    // Then
    poller.join(STOP_LIMIT.toMillis());
    assertThat(poller.isAlive()).isFalse();
  }

  /** Itself, or by the thread that reads ahead for it. */
  private static boolean isReadingASocket(Thread poller) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                thread.getKey() == poller
                    || thread.getKey().getName().equals("table-source-read-ahead"))
        .flatMap(thread -> Stream.of(thread.getValue()))
        .anyMatch(
            frame ->
                frame.getClassName().contains("Socket") && frame.getMethodName().contains("ead"));
  }

  private static void pollForEver(TaskHarness task) {
    try {
      while (!task.isClosed()) {
        task.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Polls until the source has tried to connect once more. */
  private void awaitOneMoreTry(TaskHarness task) throws InterruptedException {
    long before = proxy.accepted();
    while (proxy.accepted() == before) {
      assertThat(task.poll()).isEmpty();
    }
  }

  final Map<String, String> properties(String tables) {
    Map<String, String> properties = new HashMap<>();
    properties.put(
        "connection.url", database().url().replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
    properties.put("connection.user", "reader");
    properties.put("connection.password", "first");
    properties.put("tables", tables);
    properties.put("topic.prefix", "t.");
    properties.put("poll.interval.ms", "50");
    properties.put("batch.max.rows", "500");
    properties.put("page.max.rows", "3000");
    return properties;
  }

  private void createTable(String table, int rows) throws SQLException {
    createTable(table, rows, 400);
  }

  private void createTable(String table, int rows, int rowBytes) throws SQLException {
    database()
        .run(
            "CREATE TABLE " + table + " (id INT PRIMARY KEY, filling VARCHAR(4000))",
            "INSERT INTO "
                + table
                + " SELECT number, REPEAT('x', "
                + rowBytes
                + ") FROM "
                + database().numbers(rows));
  }

  private void report(String what) {
    LOGGER.info("{}: {}", getClass().getSimpleName(), what);
  }

  private static String since(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos) + " ms";
  }

  private static List<String> keys(List<SourceRecord> records) {
    return records.stream().map(row -> (String) row.key()).collect(Collectors.toList());
  }

  private static List<String> range(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toList());
  }
}
