package io.pinflow.emulator.posting;

import java.util.Optional;

/**
 * What became of one part of a post.
 *
 * @param ind the post's number in its tables
 * @param malformation set if the message was malformed on purpose
 * @param sentMillis when it was first sent, since 1970
 * @param sentNanos the same by {@link System#nanoTime}
 * @param answeredMillis when the last answer came, since 1970
 * @param answeredNanos the same by {@link System#nanoTime}
 */
public record Delivery(
    int ind,
    Optional<Malformation> malformation,
    long sentMillis,
    long sentNanos,
    long answeredMillis,
    long answeredNanos,
    Answer answer) {}
