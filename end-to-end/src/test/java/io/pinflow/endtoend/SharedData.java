package io.pinflow.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The real rows that lie beside the checkout where there are any; tests that need them are skipped
 * elsewhere.
 */
final class SharedData {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SharedData() {}

  static Path folder() {
    Path folder =
        Path.of(
            System.getProperty(
                "pinflow.shared.data",
                Launcher.checkout().resolve("../shared/data").normalize().toString()));
    Assumptions.assumeTrue(
        Files.isRegularFile(folder.resolve("raw_pin.jsonl")),
        "Skipped: no real rows in "
            + folder
            + " (name another folder with -Dpinflow.shared.data).");
    return folder;
  }

  static List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder().resolve(file))) {
      lines.add(MAPPER.readTree(line));
    }
    return lines;
  }
}
