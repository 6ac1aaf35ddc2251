package io.pinflow.connect.sink;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Lands Kafka topics in S3; reads the configuration of Confluent's S3 sink. */
public final class S3SinkConnector extends SinkConnector {

  private Map<String, String> properties = Map.of();

  @Override
  public String version() {
    return SinkVersion.text();
  }

  @Override
  public void start(Map<String, String> settings) {
    properties = Map.copyOf(new S3SinkConfig(settings).originalsStrings());
  }

  @Override
  public Class<? extends Task> taskClass() {
    return S3SinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return Collections.nCopies(maxTasks, properties);
  }

  /** Reports settings this sink can't honour beside the setting they belong to. */
  @Override
  public Config validate(Map<String, String> settings) {
    Config validated = super.validate(settings);
    Map<String, String> faults = ConfluentKeys.faults(settings);
    validated.configValues().stream()
        .filter(value -> faults.containsKey(value.name()))
        .forEach(value -> value.addErrorMessage(faults.get(value.name())));
    return validated;
  }

  @Override
  public void stop() {
    // Holds nothing: the tasks own every resource.
  }

  @Override
  public ConfigDef config() {
    return S3SinkConfig.definition();
  }
}
