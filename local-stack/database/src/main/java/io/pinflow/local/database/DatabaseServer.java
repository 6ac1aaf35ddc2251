package io.pinflow.local.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What differs between the engines on the way from a folder to a server that takes clients. */
interface DatabaseServer {

  /** The file in which the server notes its process id. */
  Path pidFile();

  /** The signal on which the server closes its clients' sessions and stops. */
  String stopSignal();

  /** Unpacks the binaries and makes the data folder, unless both are there. */
  void prepare(Account account) throws IOException, DatabaseException;

  /** The command that runs the server in the foreground. */
  List<String> command(int port) throws DatabaseException;

  /** Whether the started server takes clients now. */
  boolean serves(int port);

  /** Makes the database and lets the account in, unless that is so. */
  void admit(int port, Account account) throws DatabaseException;
}
