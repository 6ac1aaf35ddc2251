package io.pinflow.emulator.wire;

import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.mess.Way;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Kinesis through API Gateway: {@code PUT /streams/<stream>/record}. */
public final class KinesisDoor implements Door {
  static final String JSON = "application/json";

  private final String url;
  private final StreamNames names;

  /** The gateway at an address that does not end in a slash. */
  public KinesisDoor(String url, StreamNames names) {
    this.url = url;
    this.names = names;
  }

  @Override
  public Way way() {
    return Way.KINESIS;
  }

  @Override
  public String body(RawTable table, String value) {
    return "{\"StreamName\": \""
        + names.stream(table)
        + "\", \"Data\": "
        + value
        + ", \"PartitionKey\": \""
        + names.partitionKey(table)
        + "\"}";
  }

  @Override
  public HttpRequest.Builder request(RawTable table, String body) {
    return HttpRequest.newBuilder(URI.create(url + "/streams/" + names.stream(table) + "/record"))
        .header("Content-Type", JSON)
        .PUT(BodyPublishers.ofString(body));
  }
}
