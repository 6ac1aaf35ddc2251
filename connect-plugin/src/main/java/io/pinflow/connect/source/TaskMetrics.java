package io.pinflow.connect.source;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of a task's tables: an MBean a table, and one line an interval in the log for
 * everybody whose worker hides JMX. Thread-safe.
 */
final class TaskMetrics implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(TaskMetrics.class);

  /** A name of its own, so that a worker can give these lines a layout of their own. */
  private static final Logger LINES = LoggerFactory.getLogger("io.pinflow.connect.metrics");

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final Map<TableName, TableMetrics> tables = new LinkedHashMap<>();
  private final List<ObjectName> names = new ArrayList<>();
  private final String connector;
  private final long intervalNanos;
  private final MetricsLine line;
  private long loggedNanos = System.nanoTime();

  /**
   * Metrics of no table yet.
   *
   * @param connector name of the connector
   * @param intervalMs time between two lines, zero for none
   */
  TaskMetrics(String connector, long intervalMs) {
    this.connector = connector;
    this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(intervalMs);
    this.line = new MetricsLine(connector);
  }

  /** Starts counting for a table that the task follows. */
  synchronized TableMetrics start(TableName table) {
    return start(table, true);
  }

  /** What counts for a table, whether the task follows it or reads chunks of it only. */
  synchronized TableMetrics of(TableName table) {
    TableMetrics known = tables.get(table);
    return known == null ? start(table, false) : known;
  }

  private TableMetrics start(TableName table, boolean isFollowed) {
    TableMetrics metrics = new TableMetrics(System::nanoTime, isFollowed);
    tables.put(table, metrics);
    register(table, metrics);
    return metrics;
  }

  /** Writes the line when its time has come. */
  synchronized void logIfDue() {
    long now = System.nanoTime();
    if (intervalNanos > 0 && now - loggedNanos >= intervalNanos) {
      loggedNanos = now;
      LINES.info(line.next(System.currentTimeMillis(), tables));
    }
  }

  @Override
  public synchronized void close() {
    names.forEach(this::unregister);
    names.clear();
  }

  /** Several tasks of a worker may read one table: the second of them is reader 2. */
  private void register(TableName table, TableMetrics metrics) {
    try {
      StandardMBean bean = new StandardMBean(metrics, TableMetricsMBean.class);
      int reader = 1;
      while (!registered(bean, name(table, reader))) {
        reader++;
      }
    } catch (JMException e) {
      LOGGER.warn("Table '{}' has no metrics in JMX", table, e);
    }
  }

  private boolean registered(StandardMBean bean, ObjectName name) throws JMException {
    try {
      server.registerMBean(bean, name);
      names.add(name);
      return true;
    } catch (InstanceAlreadyExistsException e) {
      return false;
    }
  }

  private void unregister(ObjectName name) {
    try {
      server.unregisterMBean(name);
    } catch (JMException e) {
      LOGGER.debug("{} was not in JMX any more", name, e);
    }
  }

  private ObjectName name(TableName table, int reader) throws JMException {
    return new ObjectName(
        "io.pinflow:type=table-source,connector="
            + ObjectName.quote(connector)
            + ",table="
            + ObjectName.quote(table.toString())
            + (reader == 1 ? "" : ",reader=" + reader));
  }
}
