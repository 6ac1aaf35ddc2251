package io.pinflow.emulator.wire;

import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.mess.Way;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.Map;

/** The Kafka REST proxy, version 2: one record a request, to the topic of its table. */
public final class RestDoor implements Door {
  private static final String JSON = "application/vnd.kafka.json.v2+json";

  private final Map<RawTable, URI> addresses = new EnumMap<>(RawTable.class);

  /** The proxy at an address that does not end in a slash. */
  public RestDoor(String url, String userId) {
    for (RawTable table : RawTable.values()) {
      addresses.put(table, URI.create(url + "/topics/" + userId + "." + table.shortName()));
    }
  }

  @Override
  public Way way() {
    return Way.REST;
  }

  @Override
  public String body(RawTable table, String value) {
    return "{\"records\": [{\"value\": " + value + "}]}";
  }

  @Override
  public HttpRequest.Builder request(RawTable table, String body) {
    return HttpRequest.newBuilder(addresses.get(table))
        .header("Content-Type", JSON)
        .POST(BodyPublishers.ofString(body));
  }
}
