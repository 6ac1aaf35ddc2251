package io.pinflow.gateway;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The gateway as a program: {@code java -jar pinflow-gateway-all.jar --config gateway.properties}.
 */
@Command(
    name = "pinflow-gateway",
    mixinStandardHelpOptions = true,
    versionProvider = GatewayMain.Version.class,
    description = "Takes posts over HTTP as Kafka's REST proxy and API Gateway do.")
public final class GatewayMain implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Properties: a kafka-rest.properties as it is, and gateway.* keys.")
  private Path file;

  /** Exits with 0 after a stop that was asked for, 1 after a failure, 2 when used wrongly. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new GatewayMain())
            .setExecutionExceptionHandler((error, command, parsed) -> explain(error, command))
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Gateway gateway = Gateway.start(GatewayConfig.read(file));
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::end, "gateway-stop"));
    System.out.println("{\"ready\":true,\"port\":" + gateway.port() + "}");
    System.out.flush();
    gateway.awaitEnd();
    return 0;
  }

  private static int explain(Exception error, CommandLine command) {
    PrintWriter out = command.getErr();
    KafkaException misuse = misuse(error);
    if (misuse != null) {
      out.println(GatewayErrors.unusable(misuse));
    } else if (error instanceof IllegalStateException) {
      out.println(error.getMessage());
    } else {
      error.printStackTrace(out);
    }
    out.flush();
    return misuse == null ? FAILED : USAGE;
  }

  /** A wrong configuration, or what Kafka's clients say of theirs as they are made; else null. */
  private static KafkaException misuse(Throwable error) {
    KafkaException misuse = null;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigException config) {
        return config;
      }
      if (misuse == null && cause instanceof KafkaException kafka) {
        misuse = kafka;
      }
    }
    return misuse;
  }

  /** Tells the version the jar was built with. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = GatewayMain.class.getPackage().getImplementationVersion();
      return new String[] {"pinflow-gateway " + (version == null ? "(not packaged)" : version)};
    }
  }
}
