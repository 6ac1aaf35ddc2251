package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One page open in a {@link Browser} at a given width and colour scheme. */
final class BrowserPage {
  private final Browser browser;
  private final String session;

  private BrowserPage(Browser browser, String session) {
    this.browser = browser;
    this.session = session;
  }

  static BrowserPage open(Browser browser, Path file, int width, String scheme) {
    String target =
        browser
            .call("", "Target.createTarget", Map.of("url", "about:blank"))
            .path("targetId")
            .asText();
    String session =
        browser
            .call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    BrowserPage page = new BrowserPage(browser, session);
    Stream.of("Page.enable", "Runtime.enable", "Log.enable", "Network.enable")
        .forEach(domain -> page.call(domain, Map.of()));
    page.shape(width, scheme);
    page.call("Page.navigate", Map.of("url", file.toUri().toString()));
    page.awaitReady();
    return page;
  }

  private void shape(int width, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private void awaitReady() {
    script(
        """
        new Promise((done, fail) => {
          const until = Date.now() + 30000;
          const look = () => document.documentElement?.dataset.ready ? done(true)
            : Date.now() > until ? fail(new Error('not ready')) : setTimeout(look, 20);
          look();
        })""");
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return browser.call(session, method, parameters);
  }

  /** The value of a script; a promise's value when it comes. */
  JsonNode script(String script) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    assertThat(result.path("exceptionDetails").toString()).as("exception of the script").isEmpty();
    return result.path("result").path("value");
  }

  /** Errors told on the console, thrown or logged. */
  List<String> errors() {
    return browser.events(session).stream()
        .filter(BrowserPage::isError)
        .map(event -> event.path("params").toString())
        .toList();
  }

  private static boolean isError(JsonNode event) {
    JsonNode said = event.path("params");
    return switch (event.path("method").asText()) {
      case "Runtime.exceptionThrown" -> true;
      case "Runtime.consoleAPICalled" -> said.path("type").asText().matches("error|warning|assert");
      case "Log.entryAdded" -> said.path("entry").path("level").asText().equals("error");
      default -> false;
    };
  }

  /** Addresses asked for, the page's own file and embedded data aside. */
  List<String> requests() {
    return browser.events(session).stream()
        .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.path("params").path("request").path("url").asText())
        .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
        .toList();
  }

  /** Writes a picture of the whole page. */
  void picture(Path file) throws IOException {
    String data =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .path("data")
            .asText();
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** Prints the page to PDF, as a reader would. */
  byte[] pdf() {
    return Base64.getDecoder()
        .decode(call("Page.printToPDF", Map.of("printBackground", false)).path("data").asText());
  }
}
