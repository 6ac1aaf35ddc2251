package io.pinflow.launcher;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that starts or finds a stack. */
final class StackOptions {
  @Mixin private HomeOption option;

  @Option(
      names = "--user-id",
      paramLabel = "ID",
      defaultValue = "local",
      description =
          "Prefix of topics, bucket and tables; letters, digits, '_' and '-' (default: ${DEFAULT-VALUE}).")
  private String userId;

  @Option(
      names = "--database",
      paramLabel = "mariadb|postgres",
      description =
          "Which embedded database to run (default: the home's, for a new one mariadb where there are binaries of it).")
  private DatabaseEngine database;

  @Option(
      names = "--database-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the database on loopback (default: any free one).")
  private int databasePort;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the Kafka broker on loopback (default: any free one).")
  private int kafkaPort;

  @Option(
      names = "--s3-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the S3 server on loopback (default: any free one).")
  private int s3Port;

  @Option(
      names = "--connect-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the Connect worker's REST API on loopback (default: any free one).")
  private int connectPort;

  Home home() {
    return option.home();
  }

  Names names() {
    return new Names(userId);
  }

  /** The engine asked for; a home keeps the one it was made with. */
  DatabaseEngine database(Home home) {
    return HomeDatabase.of(home, database);
  }

  int chosenDatabasePort() {
    return Ports.choose(databasePort, "--database-port");
  }

  int chosenKafkaPort() {
    return Ports.choose(kafkaPort, "--kafka-port");
  }

  int chosenS3Port() {
    return Ports.choose(s3Port, "--s3-port");
  }

  int chosenConnectPort() {
    return Ports.choose(connectPort, "--connect-port");
  }
}
