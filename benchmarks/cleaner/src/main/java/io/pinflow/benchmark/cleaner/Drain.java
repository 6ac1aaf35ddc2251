package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;

/** A program that waits at the end of a topic, and is given all the messages in one instant. */
final class Drain implements Contender {
  private final String name;
  private final RawTopic topic;
  private final ChildProcess program;
  private final Cluster cluster;
  private final String group;

  Drain(String name, RawTopic topic, ChildProcess program, Cluster cluster, String group) {
    this.name = name;
    this.topic = topic;
    this.program = program;
    this.cluster = cluster;
    this.group = group;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare() {
    program.requireAlive();
    topic.write();
  }

  /** Ends when the program has committed that it is done with the last message. */
  @Override
  public Volume run() throws InterruptedException {
    cluster.awaitCommitted(group, topic.show(), program);
    return topic.volume();
  }

  @Override
  public long cpuNanos() {
    return program.cpuNanos();
  }
}
