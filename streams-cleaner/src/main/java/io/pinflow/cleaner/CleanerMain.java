package io.pinflow.cleaner;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The cleaner as a program: {@code java -jar pinflow-cleaner-all.jar --config cleaner.properties}.
 */
@Command(
    name = "pinflow-cleaner",
    mixinStandardHelpOptions = true,
    versionProvider = CleanerMain.Version.class,
    description =
        "Cleans the raw topics of a user id; what can't be cleaned goes to the dead letter topic with the reason.")
public final class CleanerMain implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Properties: cleaner.* keys and any key of Kafka Streams and its clients.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set one key, stronger than the file; may be repeated.")
  private List<String> settings = List.of();

  @Option(names = "--print-topology", description = "Print the topology and end.")
  private boolean printTopology;

  /** Exits with 0 after a stop that was asked for, 1 after a failure, 2 when used wrongly. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new CleanerMain())
            .setExecutionExceptionHandler((error, command, parsed) -> explain(error, command))
            .execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    CleanerRunner runner = new CleanerRunner(new CleanerConfig(values()));
    if (printTopology) {
      System.out.print(runner.topology().describe());
      return 0;
    }
    return runner.run();
  }

  private Map<String, String> values() {
    Map<String, String> values = read(file);
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw CleanerErrors.notAnAssignment(setting);
      }
      values.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return values;
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw CleanerErrors.unreadableFile(file, e.toString());
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private static int explain(Exception error, CommandLine command) {
    PrintWriter out = command.getErr();
    ConfigException misuse = misuse(error);
    if (misuse != null) {
      out.println(misuse.getMessage());
    } else if (error instanceof IllegalStateException) {
      out.println(error.getMessage());
    } else if (error instanceof KafkaException refused) {
      out.println(CleanerErrors.kafka(refused));
    } else {
      error.printStackTrace(out);
    }
    out.flush();
    return misuse == null ? FAILED : USAGE;
  }

  /** Kafka's clients wrap what is wrong in the configuration. */
  private static ConfigException misuse(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigException misuse) {
        return misuse;
      }
    }
    return null;
  }

  /** Tells the version the jar was built with. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CleanerMain.class.getPackage().getImplementationVersion();
      return new String[] {"pinflow-cleaner " + (version == null ? "(not packaged)" : version)};
    }
  }
}
