package io.pinflow.launcher;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pinflow status}: what runs, where, and how far it is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show what runs, where, the records in the topics and how far their readers are.")
final class StatusCommand implements Callable<Integer> {
  private static final String LINE = "%-10s %-9s %-8s %s";

  @Mixin private HomeOption option;

  @Override
  public Integer call() {
    Home home = option.home();
    System.out.println(describe(home, new Names(home.userId())));
    return 0;
  }

  static String describe(Home home, Names names) {
    List<String> lines = new ArrayList<>();
    lines.add("Home " + home.root() + ", user id " + names.userId());
    lines.add(String.format(LINE, "part", "state", "process", "where"));
    ProcessRecords records = new ProcessRecords(home.run());
    Stack.STOP_ORDER.forEach(part -> lines.add(processLine(part, records.find(part))));
    if (isRunning(records, Stack.KAFKA)) {
      lines.addAll(topicLines(home, names));
    }
    if (isRunning(records, Stack.CONNECT)) {
      ConnectWorker worker = new ConnectWorker(StackPorts.of(home).connect());
      Stream.concat(Stream.of(Stack.SOURCE_CONNECTOR), Stack.SINK_CONNECTORS.stream())
          .forEach(
              connector -> lines.add("connector " + connector + ": " + worker.state(connector)));
    }
    if (Files.exists(home.report())) {
      lines.add("report " + home.report());
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static boolean isRunning(ProcessRecords records, String part) {
    return records.find(part).flatMap(ProcessRecords.ProcessRecord::alive).isPresent();
  }

  private static String processLine(String part, Optional<ProcessRecords.ProcessRecord> found) {
    return found
        .filter(record -> record.alive().isPresent())
        .map(
            record ->
                String.format(LINE, part, "running", record.pid(), "127.0.0.1:" + record.port()))
        .orElseGet(() -> String.format(LINE, part, "stopped", "-", "-"));
  }

  private static List<String> topicLines(Home home, Names names) {
    List<String> lines = new ArrayList<>();
    try (KafkaCluster cluster = new KafkaCluster(StackPorts.of(home).kafka())) {
      Map<TopicPartition, Long> ends = cluster.endOffsets(names.topics());
      Map<TopicPartition, Long> cleaned = cluster.committed(names.userId() + "-cleaner");
      for (String topic : names.topics()) {
        lines.add(topicLine(topic, ends, cleaned));
      }
    }
    return lines;
  }

  private static String topicLine(
      String topic, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> cleaned) {
    long end = 0;
    long read = 0;
    boolean hasReader = false;
    for (Map.Entry<TopicPartition, Long> entry : ends.entrySet()) {
      if (entry.getKey().topic().equals(topic)) {
        end += entry.getValue();
        hasReader |= cleaned.containsKey(entry.getKey());
        read += cleaned.getOrDefault(entry.getKey(), 0L);
      }
    }
    String lag = hasReader ? String.format(Locale.ROOT, ", cleaner's lag %,d", end - read) : "";
    return String.format(Locale.ROOT, "topic %-24s end offset %,d%s", topic, end, lag);
  }
}
