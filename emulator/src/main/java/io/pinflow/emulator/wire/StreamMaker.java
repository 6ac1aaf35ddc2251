package io.pinflow.emulator.wire;

import io.pinflow.emulator.EmulateErrors;
import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.posting.Answer;
import io.pinflow.emulator.posting.Answer.Verdict;
import io.pinflow.emulator.posting.Retries;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** Creates the streams that are missing, through the gateway, and waits till they take records. */
public final class StreamMaker {
  private static final Pattern ACTIVE =
      Pattern.compile("\"StreamStatus\"\\s*:\\s*\"(ACTIVE|UPDATING)\"");
  private static final Answer BEING_CREATED =
      Answer.unavailable(0, "streams are being created", "");

  private final String url;
  private final HttpSender sender;
  private final Retries retries;

  public StreamMaker(String url, HttpSender sender, Retries retries) {
    this.url = url;
    this.sender = sender;
    this.retries = retries;
  }

  /**
   * Makes the streams with one shard each.
   *
   * @throws EmulatorException if one is missing and can't be made
   */
  public void make(StreamNames names) throws EmulatorException {
    for (String stream : names.all()) {
      make(stream);
    }
  }

  private void make(String stream) throws EmulatorException {
    try {
      Answer answer = retries.answerOf(() -> exists(stream));
      if (answer.verdict() != Verdict.ACCEPTED) {
        throw EmulateErrors.noStream(stream, answer.trouble() + ": " + answer.detail());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EmulatorErrors.interrupted("create the streams");
    }
  }

  /** Accepted once the stream is active; asks for it to be made where it is not there. */
  private Answer exists(String stream) throws InterruptedException {
    Answer described =
        sender.send(HttpRequest.newBuilder(address(stream)).GET(), StreamMaker::state);
    if (described.verdict() != Verdict.REFUSED) {
      return described;
    }
    Answer made = sender.send(creation(stream), Answers::of);
    return made.verdict() == Verdict.REFUSED && !made.detail().contains("ResourceInUse")
        ? made
        : BEING_CREATED;
  }

  private static Answer state(HttpResponse<String> response) {
    Answer answer = Answers.of(response);
    boolean usable = ACTIVE.matcher(response.body()).find();
    return answer.verdict() != Verdict.ACCEPTED || usable ? answer : BEING_CREATED;
  }

  private HttpRequest.Builder creation(String stream) {
    return HttpRequest.newBuilder(address(stream))
        .header("Content-Type", KinesisDoor.JSON)
        .POST(BodyPublishers.ofString("{\"ShardCount\": 1}"));
  }

  private URI address(String stream) {
    return URI.create(url + "/streams/" + stream);
  }
}
