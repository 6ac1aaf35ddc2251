package io.pinflow.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets only requests pass that carry one of the keys of a file, in {@code x-api-key} as API Gateway
 * has it or as a bearer token. Only the keys' hashes are kept.
 */
final class ApiKeys {
  private static final int UNAUTHORIZED = 401;
  private static final int UNAUTHORIZED_CODE = 40101;
  private static final String BEARER = "Bearer ";

  private final List<byte[]> hashes;

  private ApiKeys(List<byte[]> hashes) {
    this.hashes = List.copyOf(hashes);
  }

  /** The keys of a file: one a line, empty lines and those beginning with # are none. */
  static ApiKeys of(Path file) {
    List<byte[]> hashes = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          hashes.add(hash(line.strip()));
        }
      }
    } catch (IOException e) {
      throw GatewayErrors.unreadableFile(file, e.toString());
    }
    if (hashes.isEmpty()) {
      throw GatewayErrors.noApiKeys(file);
    }
    return new ApiKeys(hashes);
  }

  void handle(RoutingContext context) {
    if (carriesKey(context.request())) {
      context.next();
    } else {
      context.fail(refusal());
    }
  }

  /** Whether a request carries a key that is known. */
  boolean carriesKey(HttpServerRequest request) {
    String key = key(request);
    return key != null && isKnown(hash(key));
  }

  /** What a request gets that carries none. */
  static RefusedException refusal() {
    return new RefusedException(UNAUTHORIZED, UNAUTHORIZED_CODE, GatewayErrors.unknownApiKey());
  }

  private static String key(HttpServerRequest request) {
    String key = request.getHeader("x-api-key");
    String token = request.getHeader("Authorization");
    if (key == null && token != null && token.startsWith(BEARER)) {
      return token.substring(BEARER.length());
    }
    return key;
  }

  /** Looks at every hash in full, so that the time it takes tells nothing. */
  private boolean isKnown(byte[] hash) {
    boolean known = false;
    for (byte[] one : hashes) {
      known |= MessageDigest.isEqual(one, hash);
    }
    return known;
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
