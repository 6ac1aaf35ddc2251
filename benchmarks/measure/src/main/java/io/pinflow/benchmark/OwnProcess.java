package io.pinflow.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** This process and the machine it runs on. */
final class OwnProcess {
  private OwnProcess() {}

  /** CPU time of all threads so far, the collector's and the compiler's among them; nanoseconds. */
  static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** How many processes wanted a processor over the last minute; negative when unknown. */
  static double load() {
    return machine().getSystemLoadAverage();
  }

  static int processors() {
    return machine().getAvailableProcessors();
  }

  private static OperatingSystemMXBean machine() {
    return ManagementFactory.getOperatingSystemMXBean();
  }
}
