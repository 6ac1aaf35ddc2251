package io.pinflow.connect.source;

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
  private static final long LOOK_MS = 100;

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
      Process made = run(List.of("--initialize-insecure"));
      await(made);
      if (made.exitValue() != 0) {
        throw new IOException("mysqld can't make its data: see " + log());
      }
    }
    List<String> own = new ArrayList<>(arguments);
    own.addAll(
        List.of(
            "--port=" + port,
            "--socket=mysql.sock",
            "--pid-file=mysql.pid",
            "--mysqlx=OFF",
            "--secure-file-priv=NULL",
            "--cte-max-recursion-depth=10000000"));
    process = run(own);
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isServing()) {
      if (!process.isAlive() || System.nanoTime() - endNanos > 0) {
        throw new IOException("mysqld does not serve port " + port + ": see " + log());
      }
      sleep();
    }
  }

  @Override
  public void stop() throws IOException {
    process.destroy();
    await(process);
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

  private static void await(Process ended) throws IOException {
    try {
      ended.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while mysqld ended", e);
    }
  }

  private static void sleep() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while mysqld starts", e);
    }
  }
}
