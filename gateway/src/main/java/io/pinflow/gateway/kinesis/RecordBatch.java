package io.pinflow.gateway.kinesis;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the records of one request, those again which Kinesis turned away because it was busy, until
 * all are in the stream or the time is over. The answer has the shape of Kinesis' own, each
 * record's last result at its place.
 */
final class RecordBatch {
  private static final String RECORDS = "Records";
  private static final String FAILED = "FailedRecordCount";
  private static final String ERROR = "ErrorCode";
  private static final Set<String> PASSING = Set.of("InternalFailure", "ServiceUnavailable");

  private final KinesisApi kinesis;
  private final String stream;
  private final List<KinesisRecord> records;

  RecordBatch(KinesisApi kinesis, String stream, List<KinesisRecord> records) {
    this.kinesis = kinesis;
    this.stream = stream;
    this.records = List.copyOf(records);
  }

  Future<KinesisAnswer> put(Pauses pauses) {
    Pauses.Turn turn = pauses.begin();
    return call(records)
        .compose(answer -> failed(answer) ? goOn(answer, turn) : Future.succeededFuture(answer));
  }

  private Future<KinesisAnswer> goOn(KinesisAnswer answer, Pauses.Turn turn) {
    List<Integer> again = again(answer);
    if (again.isEmpty() || !turn.isInTime()) {
      return Future.succeededFuture(answer);
    }
    return turn.pause().compose(next -> repeat(answer, again, next));
  }

  private Future<KinesisAnswer> repeat(
      KinesisAnswer before, List<Integer> again, Pauses.Turn turn) {
    return call(again.stream().map(records::get).toList())
        .transform(
            result ->
                result.succeeded() && result.result().isSuccess()
                    ? goOn(merged(before, again, result.result()), turn)
                    : Future.succeededFuture(before));
  }

  private Future<KinesisAnswer> call(List<KinesisRecord> some) {
    return kinesis.call(KinesisAction.PUT_RECORDS, KinesisBodies.records(stream, some));
  }

  private static boolean failed(KinesisAnswer answer) {
    return answer.isSuccess() && answer.json().getInteger(FAILED, 0) > 0;
  }

  /** The places of the records worth another attempt. */
  private static List<Integer> again(KinesisAnswer answer) {
    JsonArray results = answer.json().getJsonArray(RECORDS);
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < results.size(); place++) {
      String error = results.getJsonObject(place).getString(ERROR);
      if (error != null && (KinesisAnswer.isThrottling(error) || PASSING.contains(error))) {
        places.add(place);
      }
    }
    return places;
  }

  private static KinesisAnswer merged(
      KinesisAnswer before, List<Integer> places, KinesisAnswer after) {
    JsonObject json = before.json();
    JsonArray results = json.getJsonArray(RECORDS);
    JsonArray latest = after.json().getJsonArray(RECORDS);
    for (int index = 0; index < places.size(); index++) {
      results.set(places.get(index), latest.getJsonObject(index));
    }
    json.put(FAILED, failures(results));
    return new KinesisAnswer(before.status(), json.toBuffer());
  }

  private static long failures(JsonArray results) {
    return results.stream()
        .map(JsonObject.class::cast)
        .filter(result -> result.getString(ERROR) != null)
        .collect(Collectors.counting());
  }
}
