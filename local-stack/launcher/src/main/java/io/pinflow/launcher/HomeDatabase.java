package io.pinflow.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Which database engine a home was made with. */
final class HomeDatabase {
  private HomeDatabase() {}

  /**
   * The engine of a home.
   *
   * @param wanted what the user asked for, or null
   * @throws Problem when the home has another one than wanted: its rows and the source's position
   *     belong to that one
   */
  static DatabaseEngine of(Home home, DatabaseEngine wanted) {
    Path file = home.config("database.json");
    if (!Files.exists(file)) {
      DatabaseEngine engine = wanted == null ? DatabaseEngine.usual() : wanted;
      Json.write(file, Map.of("engine", engine.option()));
      return engine;
    }
    DatabaseEngine engine =
        DatabaseEngine.valueOf(
            Json.read(file).path("engine").asText().toUpperCase(java.util.Locale.ROOT));
    if (wanted != null && wanted != engine) {
      throw Problem.usage(
          "Invalid --database: '"
              + wanted.option()
              + "'. The home "
              + home.root()
              + " was made with "
              + engine.option()
              + ". Choose another home with --home, or empty this one with 'pinflow reset'.");
    }
    return engine;
  }
}
