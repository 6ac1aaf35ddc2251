package io.pinflow.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

class ReadmeTest {
  @Test
  void shouldNameEveryOptionOfEmulateAndNoOther() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Set<String> named = new TreeSet<>();
    Matcher options =
        Pattern.compile("`(--[a-z-]+)`").matcher(readme.substring(readme.indexOf("## Options of")));
    while (options.find()) {
      named.add(options.group(1));
    }
    Set<String> known = new TreeSet<>();
    for (OptionSpec option :
        EmulatorMain.commandLine(stop -> {})
            .getSubcommands()
            .get("emulate")
            .getCommandSpec()
            .options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        known.add(option.longestName());
      }
    }

    assertThat(named).isEqualTo(known);
  }
}
