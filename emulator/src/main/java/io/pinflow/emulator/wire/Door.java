package io.pinflow.emulator.wire;

import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.mess.Envelope;
import io.pinflow.emulator.mess.Way;
import java.net.http.HttpRequest;

/** How rows are sent to one kind of HTTP endpoint; thread-safe. */
public interface Door extends Envelope {
  Way way();

  /** The request that sends a body for a table, without what all requests have. */
  HttpRequest.Builder request(RawTable table, String body);
}
