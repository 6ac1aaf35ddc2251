package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisApiException.Reason;
import java.util.List;

/** Lists the shards of a stream, saying what to do when there is no such stream. */
final class Listing {

  private Listing() {}

  static List<Shard> of(KinesisApi api, String stream) {
    try {
      return api.shards(stream);
    } catch (KinesisApiException e) {
      if (e.reason() == Reason.NOT_FOUND) {
        throw KinesisErrors.noStream(stream, e);
      }
      if (e.reason() == Reason.DENIED) {
        throw KinesisErrors.denied(stream, e);
      }
      throw e;
    }
  }
}
