package io.pinflow.connect.source;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A mysqld of the machine: there is none that the build could bring along. */
final class MySqlProgram implements ServerProgram {
  private static final long START_SECONDS = 60;

  private final String program;
  private final Path data;
  private final int port;
  private final List<String> arguments;
  private Process process;

  /**
   * Readies a server.
   *
   * @param program path of mysqld
   */
  MySqlProgram(String program, Path data, int port, List<String> arguments) {
    this.program = program;
    this.data = data;
    this.port = port;
    this.arguments = arguments;
  }

  @Override
  public String scheme() {
    return "jdbc:mysql";
  }

  @Override
  public String numbers(int count) {
    return "WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number < "
        + (count - 1)
        + ") SELECT number FROM numbers";
  }

  @Override
  public void start() throws IOException {
    if (!Files.exists(data)) {
      makeData();
    }
    process = run(serving());
    await()
        .atMost(START_SECONDS, TimeUnit.SECONDS)
        .failFast("mysqld ended: see " + log(), () -> !process.isAlive())
        .until(this::isServing);
  }

  @Override
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  private void makeData() throws IOException {
    Process made = run(List.of("--initialize-insecure")).onExit().join();
    if (made.exitValue() != 0) {
      throw new IOException("mysqld can't make its data: see " + log());
    }
  }

  private List<String> serving() {
    List<String> all = new ArrayList<>(arguments);
    all.add("--port=" + port);
    all.add("--socket=mysql.sock");
    all.add("--pid-file=mysql.pid");
    all.add("--mysqlx=OFF");
    all.add("--secure-file-priv=NULL");
    all.add("--cte-max-recursion-depth=10000000");
    return all;
  }

  private Process run(List<String> own) throws IOException {
    List<String> command = new ArrayList<>(List.of(program, "--no-defaults", "--datadir=" + data));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    command.addAll(own);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private boolean isServing() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
