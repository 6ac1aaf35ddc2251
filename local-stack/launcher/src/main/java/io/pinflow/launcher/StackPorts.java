package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;

/** The ports of one stack, all on loopback. */
record StackPorts(
    int database, int kafka, int kafkaController, int s3, int connect, int cleanerHealth) {
  /** Given ports as given, the others free ones. */
  static StackPorts choose(StackOptions options) {
    return new StackPorts(
        options.chosenDatabasePort(),
        options.chosenKafkaPort(),
        Ports.choose(0, "broker's controller"),
        options.chosenS3Port(),
        options.chosenConnectPort(),
        Ports.choose(0, "cleaner's health"));
  }

  /** The ports the running stack of a home was started with. */
  static StackPorts of(Home home) {
    if (!Files.exists(home.config("ports.json"))) {
      throw Problem.usage(
          "No stack was started in " + home.root() + ". Start one with 'pinflow up'.");
    }
    JsonNode ports = Json.read(home.config("ports.json"));
    return new StackPorts(
        ports.path("database").asInt(),
        ports.path("kafka").asInt(),
        ports.path("kafka_controller").asInt(),
        ports.path("s3").asInt(),
        ports.path("connect").asInt(),
        ports.path("cleaner_health").asInt());
  }

  void writeTo(Home home) {
    Json.write(
        home.config("ports.json"),
        Map.of(
            "database", database,
            "kafka", kafka,
            "kafka_controller", kafkaController,
            "s3", s3,
            "connect", connect,
            "cleaner_health", cleanerHealth));
  }

  URI s3Endpoint() {
    return URI.create("http://127.0.0.1:" + s3);
  }
}
